-- AlterTable
ALTER TABLE "note" ADD COLUMN     "trashed_at" TIMESTAMPTZ(3),
ADD COLUMN     "trashed_by" UUID,
ADD COLUMN     "trashed_with" UUID;

-- CreateIndex
CREATE INDEX "note_org_id_trashed_at_id_idx" ON "note"("org_id", "trashed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "note_trashed_at_idx" ON "note"("trashed_at");

-- CreateIndex
CREATE INDEX "note_trashed_by_idx" ON "note"("trashed_by");

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_trashed_by_fkey" FOREIGN KEY ("trashed_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
