-- CreateEnum
CREATE TYPE "diagram_element_type" AS ENUM ('node', 'edge', 'group', 'sources');

-- CreateEnum
CREATE TYPE "diagram_change_kind" AS ENUM ('create', 'edit', 'save', 'undo', 'redo', 'restore');

-- AlterTable
ALTER TABLE "diagram" ADD COLUMN     "edge_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "group_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "has_usage_file" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "node_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tally" JSONB;

-- CreateTable
CREATE TABLE "diagram_element" (
    "org_id" UUID NOT NULL,
    "diagram_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "type" "diagram_element_type" NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "body" TEXT NOT NULL,
    "parent_id" TEXT,
    "from_id" TEXT,
    "to_id" TEXT,

    CONSTRAINT "diagram_element_pkey" PRIMARY KEY ("org_id","diagram_id","id")
);

-- CreateTable
CREATE TABLE "diagram_change" (
    "org_id" UUID NOT NULL,
    "diagram_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "diagram_change_kind" NOT NULL,
    "of_version" INTEGER,
    "name" TEXT,
    "operations" TEXT,
    "idempotency_key" UUID,
    "tally" JSONB NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "diagram_change_pkey" PRIMARY KEY ("org_id","diagram_id","version")
);

-- CreateTable
CREATE TABLE "diagram_element_change" (
    "org_id" UUID NOT NULL,
    "diagram_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "element_id" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "before" TEXT,
    "before_type" "diagram_element_type",
    "after" TEXT,
    "after_type" "diagram_element_type",

    CONSTRAINT "diagram_element_change_pkey" PRIMARY KEY ("org_id","diagram_id","element_id","version")
);

-- CreateTable
CREATE TABLE "diagram_snapshot" (
    "org_id" UUID NOT NULL,
    "diagram_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "graph" TEXT NOT NULL,
    "sources" TEXT NOT NULL,

    CONSTRAINT "diagram_snapshot_pkey" PRIMARY KEY ("org_id","diagram_id","version")
);

-- What was stored as whole versions becomes snapshots, and the newest of each diagram its elements.
INSERT INTO "diagram_change" ("org_id", "diagram_id", "version", "kind", "tally", "created_by", "created_at")
SELECT "org_id", "diagram_id", "version",
       CASE "version" WHEN 1 THEN 'create' ELSE 'save' END::"diagram_change_kind",
       -- Dollars become micro-cents.
       jsonb_build_object(
         'catalogDate', "cost"->'catalogDate',
         'baseline', round(("cost"->>'baselineMonthly')::numeric * 100000000)::text,
         'usage', round(("cost"->>'usageMonthly')::numeric * 100000000)::text,
         'priced', "cost"->'priced', 'free', "cost"->'free', 'unpriced', "cost"->'unpriced',
         'unsupported', "cost"->'unsupported', 'unknownUsage', "cost"->'unknownUsage'),
       "created_by", "created_at"
  FROM "diagram_version";

INSERT INTO "diagram_snapshot" ("org_id", "diagram_id", "version", "graph", "sources")
SELECT "org_id", "diagram_id", "version", "graph",
       json_build_object('others', "others"::json, 'usageFile', "usage_file")::text
  FROM "diagram_version";

INSERT INTO "diagram_element" ("org_id", "diagram_id", "id", "type", "body", "parent_id", "from_id", "to_id")
SELECT d."org_id", d."id", COALESCE(e.body->>'id', ''), e.type::"diagram_element_type", e.body::text,
       CASE e.type WHEN 'node' THEN e.body->>'groupId' WHEN 'group' THEN e.body->>'parentId' END,
       CASE e.type WHEN 'edge' THEN e.body->>'from' END,
       CASE e.type WHEN 'edge' THEN e.body->>'to' END
  FROM "diagram" d
  JOIN "diagram_snapshot" s ON s."org_id" = d."org_id" AND s."diagram_id" = d."id" AND s."version" = d."current_version"
 CROSS JOIN LATERAL (
         SELECT 1 AS part, 'group' AS type, body, at FROM json_array_elements(s."graph"::json->'groups') WITH ORDINALITY g(body, at)
         UNION ALL
         SELECT 2, 'node', body, at FROM json_array_elements(s."graph"::json->'nodes') WITH ORDINALITY n(body, at)
         UNION ALL
         SELECT 3, 'edge', body, at FROM json_array_elements(s."graph"::json->'edges') WITH ORDINALITY x(body, at)
         UNION ALL
         SELECT 4, 'sources', s."sources"::json, 1) e
 ORDER BY d."org_id", d."id", e.part, e.at;

UPDATE "diagram" d
   SET "tally" = c."tally",
       "has_usage_file" = s."sources"::json->>'usageFile' IS NOT NULL,
       "node_count" = json_array_length(s."graph"::json->'nodes'),
       "edge_count" = json_array_length(s."graph"::json->'edges'),
       "group_count" = json_array_length(s."graph"::json->'groups')
  FROM "diagram_change" c
  JOIN "diagram_snapshot" s USING ("org_id", "diagram_id", "version")
 WHERE c."org_id" = d."org_id" AND c."diagram_id" = d."id" AND c."version" = d."current_version";

-- AlterTable
ALTER TABLE "diagram" ALTER COLUMN "tally" SET NOT NULL;

-- DropTable
DROP TABLE "diagram_version";

-- CreateIndex
CREATE INDEX "diagram_element_org_id_diagram_id_parent_id_idx" ON "diagram_element"("org_id", "diagram_id", "parent_id");

-- CreateIndex
CREATE INDEX "diagram_element_org_id_diagram_id_from_id_idx" ON "diagram_element"("org_id", "diagram_id", "from_id");

-- CreateIndex
CREATE INDEX "diagram_element_org_id_diagram_id_to_id_idx" ON "diagram_element"("org_id", "diagram_id", "to_id");

-- CreateIndex
CREATE INDEX "diagram_change_created_by_idx" ON "diagram_change"("created_by");

-- CreateIndex
CREATE UNIQUE INDEX "diagram_change_org_id_diagram_id_created_by_idempotency_key_key" ON "diagram_change"("org_id", "diagram_id", "created_by", "idempotency_key");

-- CreateIndex
CREATE INDEX "diagram_element_change_org_id_diagram_id_version_idx" ON "diagram_element_change"("org_id", "diagram_id", "version");

-- AddForeignKey
ALTER TABLE "diagram_element" ADD CONSTRAINT "diagram_element_org_id_diagram_id_fkey" FOREIGN KEY ("org_id", "diagram_id") REFERENCES "diagram"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagram_change" ADD CONSTRAINT "diagram_change_org_id_diagram_id_fkey" FOREIGN KEY ("org_id", "diagram_id") REFERENCES "diagram"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagram_change" ADD CONSTRAINT "diagram_change_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagram_element_change" ADD CONSTRAINT "diagram_element_change_org_id_diagram_id_version_fkey" FOREIGN KEY ("org_id", "diagram_id", "version") REFERENCES "diagram_change"("org_id", "diagram_id", "version") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagram_snapshot" ADD CONSTRAINT "diagram_snapshot_org_id_diagram_id_fkey" FOREIGN KEY ("org_id", "diagram_id") REFERENCES "diagram"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
