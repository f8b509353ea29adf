-- What was written before is shown as it was typed, until it is edited.
ALTER TABLE "note" ADD COLUMN     "html" TEXT;

UPDATE "note"
   SET "html" = '<pre>' || replace(replace(replace("body", '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</pre>';

-- AlterTable
ALTER TABLE "note" ALTER COLUMN "html" SET NOT NULL;
