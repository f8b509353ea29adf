import type { Client } from '@backarch/db'

/**
 * Writes `count` events of one organization, a minute apart, at once. Each thousandth changed the plan and each
 * five-hundredth was denied; a hundred people took turns.
 */
export async function fillLog(
  db: Client,
  { orgId, count }: { readonly orgId: string; readonly count: number },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO audit_event (id, at, action, outcome, org_id, actor_id, request_id, target_kind, target_id, details)
    SELECT gen_random_uuid(),
           timestamptz '2026-06-01' - n * interval '1 minute',
           CASE WHEN n % 1000 = 0 THEN 'tests.plan_changed' ELSE 'tests.diagram_saved' END,
           CASE WHEN n % 500 = 0 THEN 'denied' ELSE 'success' END::audit_outcome,
           ${orgId}::uuid,
           ('00000000-0000-4000-8000-' || lpad((n % 100)::text, 12, '0'))::uuid,
           'fill-log',
           'diagram',
           ('00000000-0000-4000-9000-' || lpad((n % 100)::text, 12, '0'))::uuid,
           '{}'
      FROM generate_series(1, ${count}::int) AS n`
}

/** One of the people of `fillLog`. */
export const somebody = '00000000-0000-4000-8000-000000000042'
/** One of the targets of `fillLog`. */
export const something = '00000000-0000-4000-9000-000000000042'
