-- AlterTable
ALTER TABLE "user_account" DROP COLUMN "password_hash";
