-- CreateTable
CREATE TABLE "diagram" (
    "org_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "current_version" INTEGER NOT NULL,
    "trashed_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "diagram_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "diagram_version" (
    "org_id" UUID NOT NULL,
    "diagram_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "graph" TEXT NOT NULL,
    "others" TEXT NOT NULL,
    "usage_file" TEXT,
    "cost" JSONB NOT NULL,
    "estimate" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "diagram_version_pkey" PRIMARY KEY ("org_id","diagram_id","version")
);

-- CreateIndex
CREATE INDEX "diagram_org_id_trashed_at_id_idx" ON "diagram"("org_id", "trashed_at", "id");

-- AddForeignKey
ALTER TABLE "diagram" ADD CONSTRAINT "diagram_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagram_version" ADD CONSTRAINT "diagram_version_org_id_diagram_id_fkey" FOREIGN KEY ("org_id", "diagram_id") REFERENCES "diagram"("org_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
