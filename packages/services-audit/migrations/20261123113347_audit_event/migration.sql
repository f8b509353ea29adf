-- CreateEnum
CREATE TYPE "audit_outcome" AS ENUM ('success', 'denied', 'failed');

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" "audit_outcome" NOT NULL,
    "org_id" UUID,
    "actor_id" UUID,
    "session_id" UUID,
    "operator" TEXT,
    "address" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT NOT NULL,
    "target_kind" TEXT,
    "target_id" UUID,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_event_org_id_at_id_idx" ON "audit_event"("org_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_org_id_action_at_id_idx" ON "audit_event"("org_id", "action", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_org_id_outcome_at_id_idx" ON "audit_event"("org_id", "outcome", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_at_id_idx" ON "audit_event"("actor_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_target_id_at_id_idx" ON "audit_event"("target_id", "at", "id");

-- Rows are added and never change. The one exception is forgetting a person: whoever does it names the person and the
-- pseudonym for this transaction alone, and the row must come out as it was but for that.
CREATE FUNCTION "keep_audit_event"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person uuid := nullif(current_setting('backarch.forgotten_person', true), '');
  pseudonym uuid := nullif(current_setting('backarch.pseudonym', true), '');
  allowed record;
BEGIN
  IF TG_OP = 'UPDATE' AND person IN (OLD.actor_id, OLD.target_id) AND pseudonym IS NOT NULL THEN
    allowed := OLD;
    -- Somebody else's whereabouts stay; with no actor known, they may be those of the person.
    IF OLD.actor_id IS NULL OR OLD.actor_id = person THEN
      allowed.session_id := NULL;
      allowed.address := NULL;
      allowed.user_agent := NULL;
    END IF;
    IF OLD.actor_id = person THEN allowed.actor_id := pseudonym; END IF;
    IF OLD.target_id = person THEN allowed.target_id := pseudonym; END IF;
    IF NEW IS NOT DISTINCT FROM allowed THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'The audit log is append-only: % of "audit_event" is refused.', TG_OP
    USING ERRCODE = 'insufficient_privilege', HINT = 'forgetActor of services-audit pseudonymises a person.';
END
$$;

CREATE TRIGGER "audit_event_rows_stay" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION "keep_audit_event"();

CREATE TRIGGER "audit_event_table_stays" BEFORE TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "keep_audit_event"();
