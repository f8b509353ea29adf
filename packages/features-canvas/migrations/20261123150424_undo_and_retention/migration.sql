-- AlterTable
ALTER TABLE "diagram" ADD COLUMN     "kept_from" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "diagram_change" ADD COLUMN     "kept" TEXT;

-- CreateIndex
CREATE INDEX "diagram_change_org_id_diagram_id_created_by_version_idx" ON "diagram_change"("org_id", "diagram_id", "created_by", "version");
