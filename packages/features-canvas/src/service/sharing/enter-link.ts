import type { Context } from '@backarch/api'
import { hashOpaqueToken, isOpaqueToken } from '@backarch/core'
import { inTransaction, type Db } from '@backarch/db'
import { consumeLimit } from '@backarch/services-limits'

import { findShareByToken, type Share } from '../../repo/shares.ts'
import type { OpenShareInput } from '../../schemas.ts'
import { openLimit } from './limits.ts'
import { liveLink, noSuchLink, type LiveLink } from './live-link.ts'
import { provePassword } from './prove-password.ts'
import { shareTokenPrefix } from './share-token.ts'

interface Entry<T> {
  /** Runs at the moment at which the link was looked at, in the same transaction. */
  readonly read: (tx: Db, link: LiveLink) => Promise<T>
  /** Refuses, as if there were none, what the link is not for. */
  readonly isWanted?: ((share: Share) => boolean) | undefined
}

/**
 * Lets in whoever has a link and, where it asks for one, its password. Throws NOT_FOUND (`link_not_found`), UNAUTHORIZED
 * (`password_needed`, `password_refused`) and RATE_LIMITED.
 */
export async function enterLink<T>(
  ctx: Context,
  { token, password }: OpenShareInput,
  { read, isWanted = () => true }: Entry<T>,
): Promise<T> {
  await consumeLimit(ctx, openLimit)
  if (!isOpaqueToken(token, shareTokenPrefix)) throw noSuchLink()
  const tokenHash = hashOpaqueToken(token)
  let proved: string | null = null
  for (;;) {
    const found = await lookAt(ctx, tokenHash, { proved, read })
    if (!found || !isWanted(found.share)) throw noSuchLink()
    if (found.entered) return found.entered.result
    // After the right password the link is read again: it may have been revoked, or have another password.
    proved = await provePassword(ctx, found.share, password)
  }
}

/** Null where there is no such link now; nobody has `entered` while the link's password is not `proved`. */
function lookAt<T>(
  ctx: Context,
  tokenHash: string,
  { proved, read }: { readonly proved: string | null; readonly read: Entry<T>['read'] },
) {
  return inTransaction(
    ctx.db,
    async (tx) => {
      const link = await liveLink(ctx, tx, await findShareByToken(tx, tokenHash))
      if (!link) return null
      const { share } = link
      if (share.passwordHash !== null && share.passwordHash !== proved) {
        return { share, entered: null }
      }
      return { share, entered: { result: await read(tx, link) } }
    },
    { isolation: 'RepeatableRead' },
  )
}
