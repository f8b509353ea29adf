import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'

import { checkDetails } from '../check-details.ts'
import { printable } from '../printable.ts'
import { insertAuditEvent } from '../repo.ts'
import {
  auditActionSchema,
  auditTargetSchema,
  type AuditDetails,
  type AuditOutcome,
  type AuditTarget,
} from '../schemas.ts'

export interface AuditRecord {
  /** `<feature>.<what happened>`, in the past tense: `orgs.member_added`. */
  readonly action: `${string}.${string}`
  /** Null for what is about an account and no organization. */
  readonly orgId: string | null
  /** What it was done to; the id is a UUID. */
  readonly target?: Readonly<AuditTarget> | undefined
  /** Default `success`. */
  readonly outcome?: AuditOutcome | undefined
  /** What else a reader must know: ids, words, numbers. No names, no e-mail addresses, no secrets. */
  readonly details?: Readonly<AuditDetails> | undefined
  /** Who acts, where `ctx.principal` does not say it yet, as in signing in. */
  readonly actor?: { readonly userId: string; readonly sessionId?: string | undefined } | undefined
}

/**
 * Puts on record that the caller of `ctx` did something. `tx` is the transaction of what is recorded, so that
 * neither is stored without the other; a denial changes nothing else and is recorded by `recordUnlessGone`.
 * Throws an Error for a record that may not be stored as it is; see `checkDetails`.
 */
export async function recordAudit(ctx: Context, tx: Db, record: AuditRecord): Promise<void> {
  const { action, orgId, target, outcome = 'success', details = {} } = record
  checkNames(action, target)
  const actor = actorOf(ctx, record)
  const people = new Set([actor.actorId, target?.id ?? null].filter((id) => id !== null))
  await insertAuditEvent(tx, {
    id: ctx.newId(),
    at: ctx.now(),
    action,
    outcome,
    orgId,
    ...actor,
    address: text(ctx.peer?.address, 100),
    userAgent: text(ctx.peer?.userAgent, 500),
    requestId: printable(ctx.requestId, 100),
    targetKind: target?.kind ?? null,
    targetId: target?.id ?? null,
    details: checkDetails(details, people),
  })
}

function checkNames(action: string, target: AuditTarget | undefined): void {
  if (!auditActionSchema.safeParse(action).success) {
    throw new Error(`"${printable(action, 60)}" is no audit action: use <feature>.<what_happened>.`)
  }
  if (target === undefined || auditTargetSchema.safeParse(target).success) return
  throw new Error(
    `"${printable(target.kind, 60)}" with this id is no audit target: the kind is words like api_token, the id a UUID.`,
  )
}

interface Actor {
  readonly actorId: string | null
  readonly sessionId: string | null
  readonly operator: string | null
}

function actorOf({ principal }: Context, { actor }: AuditRecord): Actor {
  if (actor) {
    return { actorId: actor.userId, sessionId: actor.sessionId ?? null, operator: null }
  }
  if (principal.kind === 'user') {
    return { actorId: principal.userId, sessionId: principal.sessionId, operator: null }
  }
  const operator = principal.kind === 'operator' ? printable(principal.name, 100) : null
  return { actorId: null, sessionId: null, operator }
}

function text(value: string | null | undefined, length: number): string | null {
  return value === null || value === undefined ? null : printable(value, length)
}
