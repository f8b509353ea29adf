-- CreateEnum
CREATE TYPE "diagram_share_kind" AS ENUM ('view', 'comment');

-- CreateTable
CREATE TABLE "diagram_share" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "diagram_id" UUID NOT NULL,
    "kind" "diagram_share_kind" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "password_hash" TEXT,
    "shows_cost" BOOLEAN NOT NULL,
    "embed_origins" TEXT[],
    "expires_at" TIMESTAMPTZ(3),
    "opens" INTEGER NOT NULL DEFAULT 0,
    "last_opened_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "diagram_share_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "diagram_share_token_hash_key" ON "diagram_share"("token_hash");

-- CreateIndex
CREATE INDEX "diagram_share_org_id_diagram_id_id_idx" ON "diagram_share"("org_id", "diagram_id", "id");

-- CreateIndex
CREATE INDEX "diagram_share_created_by_idx" ON "diagram_share"("created_by");

-- AddForeignKey
ALTER TABLE "diagram_share" ADD CONSTRAINT "diagram_share_org_id_diagram_id_fkey" FOREIGN KEY ("org_id", "diagram_id") REFERENCES "diagram"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagram_share" ADD CONSTRAINT "diagram_share_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;
