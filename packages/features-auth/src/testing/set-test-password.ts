import type { Context } from '@backarch/api'
import { hashPassword } from '@backarch/core'

import { storePassword } from '../repo/passwords.ts'

const hashes = new Map<string, Promise<string>>()

/**
 * Gives an account of `createTestUser` a password, so that it can sign in. The same one is hashed once a process, unless
 * `hash` is one that was made elsewhere.
 */
export async function setTestPassword(
  ctx: Context,
  {
    userId,
    password,
    hash,
  }: { readonly userId: string; readonly password: string; readonly hash?: string },
): Promise<void> {
  const hashing = hashes.get(password) ?? hashPassword(password)
  hashes.set(password, hashing)
  await storePassword(ctx.db, { userId, hash: hash ?? (await hashing), now: ctx.now() })
}
