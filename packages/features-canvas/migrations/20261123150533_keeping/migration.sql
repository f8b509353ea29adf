-- AlterTable
ALTER TABLE "diagram" ADD COLUMN     "folder_id" UUID,
ADD COLUMN     "name_words" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "trashed_by" UUID;

-- AlterTable
ALTER TABLE "diagram_element" ADD COLUMN     "words" tsvector;

-- CreateTable
CREATE TABLE "folder" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "folder_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "diagram_favorite" (
    "org_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "diagram_id" UUID NOT NULL,

    CONSTRAINT "diagram_favorite_pkey" PRIMARY KEY ("org_id","user_id","diagram_id")
);

-- CreateIndex
CREATE INDEX "folder_org_id_parent_id_idx" ON "folder"("org_id", "parent_id");

-- CreateIndex
CREATE INDEX "diagram_favorite_org_id_diagram_id_idx" ON "diagram_favorite"("org_id", "diagram_id");

-- CreateIndex
CREATE INDEX "diagram_favorite_user_id_idx" ON "diagram_favorite"("user_id");

-- CreateIndex
CREATE INDEX "diagram_org_id_folder_id_id_idx" ON "diagram"("org_id", "folder_id", "id");

-- CreateIndex
CREATE INDEX "diagram_trashed_at_idx" ON "diagram"("trashed_at");

-- CreateIndex
CREATE INDEX "diagram_trashed_by_idx" ON "diagram"("trashed_by");

-- What search finds the rows by that exist: their words, folded as wordsOf in src/search folds them.
CREATE FUNCTION pg_temp.words_of(written TEXT) RETURNS TEXT[] LANGUAGE SQL IMMUTABLE AS $$
  SELECT COALESCE(array_agg(DISTINCT word), '{}')
    FROM regexp_split_to_table(
           lower(upper(regexp_replace(normalize(written, NFKD), '[\u0300-\u036f]', '', 'g') COLLATE pg_c_utf8)),
           '[^[:alnum:]]+') AS split(word)
   WHERE word <> ''
$$;

UPDATE "diagram" SET "name_words" = pg_temp.words_of("name");

UPDATE "diagram_element" e
   SET "words" = array_to_tsvector(ARRAY(
         SELECT right(e."org_id"::text, 8) || word
           FROM unnest(pg_temp.words_of(concat_ws(' ',
                  e."body"::json->>'name', e."body"::json->>'kind', k.label, e."body"::json->'settings'->>'engine'))) AS words(word)
          WHERE word <> 'aws'))
  FROM "diagram_element" d
  LEFT JOIN (VALUES
               ('aws.api-gateway', 'API Gateway'),
               ('aws.auto-scaling-group', 'Auto Scaling group'),
               ('aws.cloudfront-distribution', 'CloudFront distribution'),
               ('aws.dynamodb-table', 'DynamoDB table'),
               ('aws.ebs-volume', 'EBS volume'),
               ('aws.ec2-instance', 'EC2 instance'),
               ('aws.ecs-service', 'ECS service'),
               ('aws.efs-file-system', 'EFS file system'),
               ('aws.eks-cluster', 'EKS cluster'),
               ('aws.eks-node-group', 'EKS node group'),
               ('aws.elastic-ip', 'Elastic IP'),
               ('aws.elasticache', 'ElastiCache'),
               ('aws.kms-key', 'KMS key'),
               ('aws.lambda-function', 'Lambda function'),
               ('aws.load-balancer', 'Load balancer'),
               ('aws.log-group', 'CloudWatch log group'),
               ('aws.nat-gateway', 'NAT gateway'),
               ('aws.rds-cluster', 'Aurora cluster'),
               ('aws.rds-cluster-instance', 'Aurora instance'),
               ('aws.rds-instance', 'RDS instance'),
               ('aws.route53-zone', 'Route 53 zone'),
               ('aws.s3-bucket', 'S3 bucket'),
               ('aws.secret', 'Secrets Manager secret'),
               ('aws.sns-topic', 'SNS topic'),
               ('aws.sqs-queue', 'SQS queue'),
               ('aws.vpc-endpoint', 'VPC endpoint')
            ) AS k(kind, label) ON d."type" = 'node' AND k.kind = d."body"::json->>'kind'
 WHERE d."org_id" = e."org_id" AND d."diagram_id" = e."diagram_id" AND d."id" = e."id"
   AND e."type" IN ('node', 'group');

-- CreateIndex
CREATE INDEX "diagram_element_words_idx" ON "diagram_element" USING GIN ("words");

-- AddForeignKey
ALTER TABLE "diagram" ADD CONSTRAINT "diagram_trashed_by_fkey" FOREIGN KEY ("trashed_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagram" ADD CONSTRAINT "diagram_org_id_folder_id_fkey" FOREIGN KEY ("org_id", "folder_id") REFERENCES "folder"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "folder" ADD CONSTRAINT "folder_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "folder" ADD CONSTRAINT "folder_org_id_parent_id_fkey" FOREIGN KEY ("org_id", "parent_id") REFERENCES "folder"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagram_favorite" ADD CONSTRAINT "diagram_favorite_org_id_diagram_id_fkey" FOREIGN KEY ("org_id", "diagram_id") REFERENCES "diagram"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagram_favorite" ADD CONSTRAINT "diagram_favorite_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
