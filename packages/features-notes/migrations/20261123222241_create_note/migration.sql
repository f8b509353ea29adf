-- CreateTable
CREATE TABLE "note" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "diagram_id" UUID NOT NULL,
    "element_id" TEXT,
    "thread_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID,
    "visitor_name" TEXT,
    "share_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE INDEX "note_org_id_diagram_id_thread_id_place_idx" ON "note"("org_id", "diagram_id", "thread_id" DESC, "place");

-- CreateIndex
CREATE INDEX "note_author_id_idx" ON "note"("author_id");

-- CreateIndex
CREATE INDEX "note_resolved_by_idx" ON "note"("resolved_by");

-- CreateIndex
CREATE UNIQUE INDEX "note_org_id_thread_id_place_key" ON "note"("org_id", "thread_id", "place");

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_org_id_diagram_id_fkey" FOREIGN KEY ("org_id", "diagram_id") REFERENCES "diagram"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_org_id_thread_id_fkey" FOREIGN KEY ("org_id", "thread_id") REFERENCES "note"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_resolved_by_fkey" FOREIGN KEY ("resolved_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
