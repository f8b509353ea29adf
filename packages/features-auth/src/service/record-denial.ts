import type { Context } from '@backarch/api'
import { inTransaction } from '@backarch/db'
import { holdAccount } from '@backarch/services-access'
import { recordAudit } from '@backarch/services-audit'

/**
 * Puts on record that a proof was refused. Nobody has shown to be this person: the account is what it happened to, not
 * who did it. The work is the same where there is no account. One that is deleted in the same moment is not named: its
 * person would stay in the log.
 */
export async function recordDenial(
  ctx: Context,
  denial: {
    readonly action: `auth.${string}`
    /** Null for an address without an account. */
    readonly userId: string | null
    readonly details?: Readonly<Record<string, string>>
  },
): Promise<void> {
  const { action, userId, details } = denial
  await inTransaction(ctx.db, async (tx) => {
    const exists = await holdAccount(ctx, tx, userId ?? ctx.newId())
    const record = { action, orgId: null, outcome: 'denied', details } as const
    if (exists && userId !== null) {
      return recordAudit(ctx, tx, { ...record, target: { kind: 'user', id: userId } })
    }
    return recordAudit({ ...ctx, principal: { kind: 'anonymous' } }, tx, record)
  })
}
