-- CreateEnum
CREATE TYPE "session_kind" AS ENUM ('browser', 'client', 'personal');

-- CreateEnum
CREATE TYPE "session_scope" AS ENUM ('read', 'write', 'manage');

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "over_seats" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "personal_of" UUID,
ADD COLUMN     "plan_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "user_account" ADD COLUMN     "email_verified_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "user_session" ADD COLUMN     "address" TEXT,
ADD COLUMN     "authenticated_at" TIMESTAMPTZ(3),
ADD COLUMN     "kind" "session_kind" NOT NULL DEFAULT 'client',
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "name" TEXT,
ADD COLUMN     "scopes" "session_scope"[],
ADD COLUMN     "secret_hash" TEXT,
ADD COLUMN     "user_agent" TEXT;

-- Of the sessions that exist, the sign-in is all that is known.
UPDATE "user_session" SET "authenticated_at" = "created_at", "last_seen_at" = "created_at";

-- AlterTable
ALTER TABLE "user_session" ALTER COLUMN "authenticated_at" SET NOT NULL,
ALTER COLUMN "last_seen_at" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "organization_personal_of_key" ON "organization"("personal_of");

-- CreateIndex
CREATE INDEX "organization_deleted_at_idx" ON "organization"("deleted_at");

-- CreateIndex
CREATE UNIQUE INDEX "user_session_secret_hash_key" ON "user_session"("secret_hash");

-- CreateIndex
CREATE INDEX "user_session_expires_at_idx" ON "user_session"("expires_at");

-- Memberships of accounts that are gone would break the key that follows.
DELETE FROM "membership" WHERE "user_id" NOT IN (SELECT "id" FROM "user_account");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
