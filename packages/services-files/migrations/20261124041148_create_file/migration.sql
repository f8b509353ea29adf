-- CreateEnum
CREATE TYPE "file_object_status" AS ENUM ('reserved', 'stored', 'condemned');

-- CreateEnum
CREATE TYPE "file_status" AS ENUM ('pending', 'ready', 'refused');

-- CreateTable
CREATE TABLE "file_object" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "status" "file_object_status" NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT,
    "thumbnail_key" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_object_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "file" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_kind" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "status" "file_status" NOT NULL,
    "object_id" UUID NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "file_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "file_object_org_id_bytes_idx" ON "file_object"("org_id", "bytes");

-- CreateIndex
CREATE INDEX "file_object_status_expires_at_idx" ON "file_object"("status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "file_object_org_id_sha256_key" ON "file_object"("org_id", "sha256");

-- CreateIndex
CREATE INDEX "file_org_id_owner_kind_owner_id_idx" ON "file"("org_id", "owner_kind", "owner_id");

-- CreateIndex
CREATE INDEX "file_org_id_object_id_idx" ON "file"("org_id", "object_id");

-- CreateIndex
CREATE INDEX "file_owner_kind_id_idx" ON "file"("owner_kind", "id");

-- CreateIndex
CREATE INDEX "file_status_created_at_idx" ON "file"("status", "created_at");

-- CreateIndex
CREATE INDEX "file_created_by_idx" ON "file"("created_by");

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_org_id_object_id_fkey" FOREIGN KEY ("org_id", "object_id") REFERENCES "file_object"("org_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file" ADD CONSTRAINT "file_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
