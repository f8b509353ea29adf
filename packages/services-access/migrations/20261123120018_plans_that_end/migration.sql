-- CreateIndex
CREATE INDEX "organization_plan_until_idx" ON "organization"("plan_until");
