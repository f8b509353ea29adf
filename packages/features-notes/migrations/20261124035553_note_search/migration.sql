-- AlterTable
ALTER TABLE "note" ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'english',
ADD COLUMN     "words" tsvector;

-- CreateTable
CREATE TABLE "note_settings" (
    "org_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_settings_pkey" PRIMARY KEY ("org_id")
);

-- CreateIndex
CREATE INDEX "note_words_idx" ON "note" USING GIN ("words");

-- CreateIndex
CREATE INDEX "note_org_id_language_idx" ON "note"("org_id", "language");

-- AddForeignKey
ALTER TABLE "note_settings" ADD CONSTRAINT "note_settings_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Each word stands behind the organization's tag, so that a search reads no other organization's entries of the index.
-- Positions are kept: ranking needs them. A lexeme of hundreds of letters is no word, and would be too long with its tag.
CREATE FUNCTION note_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.words := regexp_replace(
    regexp_replace(
      to_tsvector(NEW.language::regconfig, NEW.body)::text,
      '''(?:[^'']|''''){250,}''(?::[0-9A-D,]+)?', '', 'g'),
    '''((?:[^'']|'''')*)''', '''' || right(NEW.org_id::text, 8) || '\1''', 'g')::tsvector;
  RETURN NEW;
END $$;

CREATE TRIGGER note_words BEFORE INSERT OR UPDATE OF body, language ON "note"
  FOR EACH ROW EXECUTE FUNCTION note_words();

UPDATE "note" SET "language" = "language";
