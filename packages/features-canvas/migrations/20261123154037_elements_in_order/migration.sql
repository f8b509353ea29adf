-- CreateIndex
CREATE INDEX "diagram_element_org_id_diagram_id_seq_idx" ON "diagram_element"("org_id", "diagram_id", "seq");
