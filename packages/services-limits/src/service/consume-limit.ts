import type { Context } from '@backarch/api'

import { askShared } from '../ask-shared.ts'
import { bucketsOf, type Bucket } from '../buckets-of.ts'
import type { AccountLimit, Limit, PeerLimit } from '../limit.ts'
import { countLocally, isSpent, locallyAllowed, rememberSpent } from '../local-counts.ts'
import { startPatience, type Patience } from '../patience.ts'
import { countAttempt } from '../repo.ts'
import { tooManyAttempts } from '../too-many-attempts.ts'

/**
 * Counts an attempt, before it is made. Throws RATE_LIMITED (`rate_limited`, `retryAfterSeconds`) when it is one too many.
 *
 * The widest count comes first, and an attempt that is refused there is not counted against the narrower ones: whoever
 * used up an address's attempts cannot go on using up those of other people's accounts.
 *
 * Call it outside of a transaction: inside of one it throws.
 */
export async function consumeLimit(ctx: Context, limit: PeerLimit): Promise<void>
export async function consumeLimit(
  ctx: Context,
  limit: AccountLimit,
  /** `account`: the one spelling of an e-mail address, or an id. */
  subject: { readonly account: string },
): Promise<void>
export async function consumeLimit(
  ctx: Context,
  limit: Limit,
  subject?: { readonly account: string },
): Promise<void> {
  using patience = startPatience(ctx.db)
  for (const bucket of bucketsOf(ctx, limit, subject?.account)) {
    const { kind, rule, expiresAt } = bucket
    const { attempts, allowed } = await count(ctx, bucket, patience)
    if (attempts <= allowed) continue
    if (attempts === allowed + 1)
      ctx.log.warn({ limit: limit.name, kind }, 'a rate limit was reached')
    const seconds = Math.ceil((expiresAt.getTime() - ctx.now().getTime()) / 1_000)
    throw tooManyAttempts(Math.min(Math.max(seconds, 1), rule.seconds))
  }
}

interface Count {
  readonly attempts: number
  readonly allowed: number
}

async function count(ctx: Context, bucket: Bucket, patience: Patience): Promise<Count> {
  if (await isSpent(bucket)) return { attempts: Infinity, allowed: bucket.rule.attempts }
  const shared = await askShared(ctx, patience, (db) => countAttempt(db, bucket))
  if (shared === null) {
    return { attempts: await countLocally(bucket), allowed: locallyAllowed(bucket.rule) }
  }
  const counted = { attempts: shared.answer, allowed: bucket.rule.attempts }
  if (counted.attempts > counted.allowed) await rememberSpent(bucket)
  return counted
}
