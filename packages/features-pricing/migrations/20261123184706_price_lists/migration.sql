-- CreateEnum
CREATE TYPE "price_provider" AS ENUM ('aws', 'azure', 'google');

-- CreateEnum
CREATE TYPE "price_list_status" AS ENUM ('importing', 'active', 'replaced', 'refused');

-- CreateEnum
CREATE TYPE "price_purchase" AS ENUM ('on_demand', 'reserved', 'savings_plan', 'committed', 'spot', 'dev_test', 'other');

-- CreateTable
CREATE TABLE "price_list" (
    "id" UUID NOT NULL,
    "provider" "price_provider" NOT NULL,
    "status" "price_list_status" NOT NULL,
    "offer" TEXT,
    "name" TEXT,
    "active_name" TEXT,
    "version" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "currency" TEXT,
    "file_name" TEXT NOT NULL,
    "file_bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "entries" INTEGER NOT NULL DEFAULT 0,
    "products" INTEGER NOT NULL DEFAULT 0,
    "rates" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "activated_at" TIMESTAMPTZ(3),

    CONSTRAINT "price_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_product" (
    "list_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "family" TEXT,
    "attributes" JSONB NOT NULL,

    CONSTRAINT "price_product_pkey" PRIMARY KEY ("list_id","sku","region")
);

-- CreateTable
CREATE TABLE "price_rate" (
    "list_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "rate" TEXT NOT NULL,
    "purchase" "price_purchase" NOT NULL,
    "offering" TEXT,
    "payment" TEXT,
    "term_months" INTEGER,
    "unit" TEXT NOT NULL,
    "price" DECIMAL NOT NULL,
    "tier_begin" DECIMAL NOT NULL,
    "tier_end" DECIMAL,
    "aggregation" TEXT,
    "effective_at" TIMESTAMPTZ(3),

    CONSTRAINT "price_rate_pkey" PRIMARY KEY ("list_id","sku","rate")
);

-- CreateIndex
CREATE UNIQUE INDEX "price_list_active_name_key" ON "price_list"("active_name");

-- CreateIndex
CREATE INDEX "price_list_sha256_idx" ON "price_list"("sha256");

-- CreateIndex
CREATE INDEX "price_product_list_id_service_region_idx" ON "price_product"("list_id", "service", "region");

-- CreateIndex
CREATE INDEX "price_product_attributes_idx" ON "price_product" USING GIN ("attributes" jsonb_path_ops);

-- AddForeignKey
ALTER TABLE "price_product" ADD CONSTRAINT "price_product_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "price_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price_rate" ADD CONSTRAINT "price_rate_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "price_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;
