import type { AuditActor, AuditEvent } from './schemas.ts'

const columns = {
  at: ({ at }) => at,
  action: ({ action }) => action,
  outcome: ({ outcome }) => outcome,
  org_id: ({ orgId }) => orgId,
  actor_kind: ({ actor }) => actor.kind,
  actor: ({ actor }) => nameOf(actor),
  session_id: ({ actor }) => (actor.kind === 'user' ? actor.sessionId : null),
  target_kind: ({ target }) => target?.kind,
  target_id: ({ target }) => target?.id,
  address: ({ address }) => address,
  user_agent: ({ userAgent }) => userAgent,
  request_id: ({ requestId }) => requestId,
  id: ({ id }) => id,
  details: ({ details }) => JSON.stringify(details),
} satisfies Record<string, (event: AuditEvent) => string | null | undefined>

/** RFC 4180: a header, then one record a line. */
export const csvHeader = record(Object.keys(columns))

export function csvLine(event: AuditEvent): string {
  return record(Object.values(columns).map((read) => read(event) ?? ''))
}

function nameOf(actor: AuditActor): string {
  if (actor.kind === 'user') return actor.id
  return actor.kind === 'operator' ? actor.name : ''
}

function record(fields: readonly string[]): string {
  return `${fields.map(field).join(',')}\r\n`
}

/** What a spreadsheet would run as a formula begins with an apostrophe instead (OWASP, CSV injection). */
function field(text: string): string {
  const harmless = /^[\s]*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
