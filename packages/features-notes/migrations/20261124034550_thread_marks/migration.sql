-- AlterTable
ALTER TABLE "note" ADD COLUMN     "pinned_at" TIMESTAMPTZ(3),
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "note_reaction" (
    "org_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "emoji" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_reaction_pkey" PRIMARY KEY ("org_id","note_id","emoji","user_id")
);

-- CreateIndex
CREATE INDEX "note_reaction_user_id_idx" ON "note_reaction"("user_id");

-- AddForeignKey
ALTER TABLE "note_reaction" ADD CONSTRAINT "note_reaction_org_id_note_id_fkey" FOREIGN KEY ("org_id", "note_id") REFERENCES "note"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_reaction" ADD CONSTRAINT "note_reaction_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
