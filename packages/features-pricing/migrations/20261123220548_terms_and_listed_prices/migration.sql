-- AlterTable
ALTER TABLE "price_list" ADD COLUMN     "estimated" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "price_terms" (
    "org_id" UUID NOT NULL,
    "terms" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_terms_pkey" PRIMARY KEY ("org_id")
);

-- CreateTable
CREATE TABLE "listed_price" (
    "list_id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "product" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "price" DECIMAL NOT NULL,

    CONSTRAINT "listed_price_pkey" PRIMARY KEY ("list_id","region","service","product","key","unit")
);

-- CreateIndex
CREATE INDEX "price_terms_updated_by_idx" ON "price_terms"("updated_by");

-- AddForeignKey
ALTER TABLE "price_terms" ADD CONSTRAINT "price_terms_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_terms" ADD CONSTRAINT "price_terms_updated_by_fkey" FOREIGN KEY ("updated_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listed_price" ADD CONSTRAINT "listed_price_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "price_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;
