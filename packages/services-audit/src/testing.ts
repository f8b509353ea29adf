import type { Context } from '@backarch/api'

import type { AuditScope } from './repo.ts'
import type { AuditDetails, AuditOutcome } from './schemas.ts'
import { listAudit } from './service/list-audit.ts'

/** What matters of an event to a test of what it records. */
export interface AuditTrace {
  readonly action: string
  readonly outcome: AuditOutcome
  /** The person who acted; null for the operator and for nobody known. */
  readonly actorId: string | null
  readonly target: { readonly kind: string; readonly id: string } | null
  readonly details: AuditDetails
}

/** All that is on record in one log, the oldest event first. */
export async function auditOf(ctx: Context, scope: AuditScope): Promise<AuditTrace[]> {
  const traces: AuditTrace[] = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await listAudit(ctx, scope, {}, { take: 100, cursor })
    for (const { action, outcome, actor, target, details } of page.items) {
      const actorId = actor.kind === 'user' ? actor.id : null
      traces.push({ action, outcome, actorId, target, details })
    }
    cursor = page.nextCursor
  }
  return traces.toReversed()
}
