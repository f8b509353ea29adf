import type { FeatureDb } from '@backarch/db'

import {
  auditDetailsSchema,
  type AuditDetails,
  type AuditFilters,
  type AuditOutcome,
} from './schemas.ts'

type AuditDb = FeatureDb<'auditEvent'>

/** For the one statement that Prisma has no words for. */
interface SqlDb {
  $executeRaw(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<number>
}

/** One event as it is stored; `at` and `id` are its place in every list. */
export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly action: string
  readonly outcome: AuditOutcome
  readonly orgId: string | null
  readonly actorId: string | null
  readonly sessionId: string | null
  readonly operator: string | null
  readonly address: string | null
  readonly userAgent: string | null
  readonly requestId: string
  readonly targetKind: string | null
  readonly targetId: string | null
  readonly details: AuditDetails
}

/** An organization's log; or a person's: what they did anywhere, and what was done to their account. */
export type AuditScope = { readonly orgId: string } | { readonly userId: string }

export type AuditPosition = Pick<AuditRow, 'at' | 'id'>

const auditFields = {
  id: true,
  at: true,
  action: true,
  outcome: true,
  orgId: true,
  actorId: true,
  sessionId: true,
  operator: true,
  address: true,
  userAgent: true,
  requestId: true,
  targetKind: true,
  targetId: true,
  details: true,
} as const

export async function insertAuditEvent(db: AuditDb, row: AuditRow): Promise<void> {
  await db.auditEvent.create({ data: row, select: { id: true } })
}

/** The newest events of a log that come before a position. */
export async function findAuditEvents(
  db: AuditDb,
  { scope, filters, before, take }: AuditQuery & { before: AuditPosition | null; take: number },
): Promise<AuditRow[]> {
  // Each part of a person's log has an index in this order; one query over both would read and sort it all.
  const parts = await Promise.all(
    partsOf(scope).map((part) =>
      db.auditEvent.findMany({
        where: { AND: [part, matching(filters), after(before)] },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take,
        select: auditFields,
      }),
    ),
  )
  const rows = parts.length === 1 ? parts.flat() : parts.flat().toSorted(newestFirst)
  return rows
    .slice(0, take)
    .map((row) => ({ ...row, details: auditDetailsSchema.parse(row.details) }))
}

interface AuditQuery {
  readonly scope: AuditScope
  readonly filters: AuditFilters
}

function partsOf(scope: AuditScope) {
  if ('orgId' in scope) return [{ orgId: scope.orgId }]
  const { userId } = scope
  const byOthers = { OR: [{ actorId: null }, { actorId: { not: userId } }] }
  return [{ actorId: userId }, { orgId: null, targetId: userId, ...byOthers }]
}

function matching({ from, to, ...equal }: AuditFilters) {
  const { action, actorId, targetId, outcome } = equal
  return {
    ...(action === undefined ? {} : { action }),
    ...(actorId === undefined ? {} : { actorId }),
    ...(targetId === undefined ? {} : { targetId }),
    ...(outcome === undefined ? {} : { outcome }),
    at: {
      ...(from === undefined ? {} : { gte: new Date(from) }),
      ...(to === undefined ? {} : { lt: new Date(to) }),
    },
  }
}

/** The first condition is implied by the second, and is the one that an index can start from. */
function after(before: AuditPosition | null) {
  if (before === null) return {}
  return { at: { lte: before.at }, OR: [{ at: { lt: before.at } }, { id: { lt: before.id } }] }
}

function newestFirst(one: AuditPosition, other: AuditPosition): number {
  return Number(other.at) - Number(one.at) || (other.id < one.id ? -1 : 1)
}

/**
 * Puts a pseudonym in the place of a person. The trigger on the table computes the same rows from the two settings
 * and refuses any other change; the settings end with the statement that they are for.
 */
export async function pseudonymiseInAuditEvents(
  db: SqlDb,
  { userId, pseudonym }: { readonly userId: string; readonly pseudonym: string },
): Promise<void> {
  await db.$executeRaw`
    SELECT set_config('backarch.forgotten_person', ${userId}, true),
           set_config('backarch.pseudonym', ${pseudonym}, true)`
  await db.$executeRaw`
    UPDATE audit_event
       SET actor_id = CASE WHEN actor_id = ${userId}::uuid THEN ${pseudonym}::uuid ELSE actor_id END,
           target_id = CASE WHEN target_id = ${userId}::uuid THEN ${pseudonym}::uuid ELSE target_id END,
           session_id = CASE WHEN actor_id <> ${userId}::uuid THEN session_id END,
           address = CASE WHEN actor_id <> ${userId}::uuid THEN address END,
           user_agent = CASE WHEN actor_id <> ${userId}::uuid THEN user_agent END
     WHERE actor_id = ${userId}::uuid OR target_id = ${userId}::uuid`
  await db.$executeRaw`
    SELECT set_config('backarch.forgotten_person', '', true), set_config('backarch.pseudonym', '', true)`
}
