-- CreateIndex
CREATE INDEX "diagram_created_by_idx" ON "diagram"("created_by");

-- CreateIndex
CREATE INDEX "diagram_version_created_by_idx" ON "diagram_version"("created_by");

-- Authors whose accounts are gone would break the keys that follow.
UPDATE "diagram" SET "created_by" = NULL WHERE "created_by" NOT IN (SELECT "id" FROM "user_account");
UPDATE "diagram_version" SET "created_by" = NULL WHERE "created_by" NOT IN (SELECT "id" FROM "user_account");

-- AddForeignKey
ALTER TABLE "diagram" ADD CONSTRAINT "diagram_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagram_version" ADD CONSTRAINT "diagram_version_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
