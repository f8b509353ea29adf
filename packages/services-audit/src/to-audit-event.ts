import type { AuditRow } from './repo.ts'
import type { AuditActor, AuditEvent } from './schemas.ts'

export function toAuditEvent(row: AuditRow): AuditEvent {
  const { id, at, action, outcome, orgId, address, userAgent, requestId, details } = row
  const { targetKind, targetId } = row
  return {
    id,
    at: at.toISOString(),
    action,
    outcome,
    orgId,
    actor: actorOf(row),
    target: targetKind === null || targetId === null ? null : { kind: targetKind, id: targetId },
    address,
    userAgent,
    requestId,
    details,
  }
}

function actorOf({ actorId, sessionId, operator }: AuditRow): AuditActor {
  if (actorId !== null) return { kind: 'user', id: actorId, sessionId }
  return operator === null ? { kind: 'anonymous' } : { kind: 'operator', name: operator }
}
