-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "plan_since" TIMESTAMPTZ(3);
