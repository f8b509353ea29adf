-- CreateTable
CREATE TABLE "note_revision" (
    "org_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_revision_pkey" PRIMARY KEY ("org_id","note_id","revision")
);

-- AddForeignKey
ALTER TABLE "note_revision" ADD CONSTRAINT "note_revision_org_id_note_id_fkey" FOREIGN KEY ("org_id", "note_id") REFERENCES "note"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What each note says is its newest revision; what it said before was not kept.
INSERT INTO "note_revision" ("org_id", "note_id", "revision", "body", "saved_at")
SELECT "org_id", "id", "revision", "body", "updated_at" FROM "note";
