import type { Context } from '@backarch/api'
import { hashPassword } from '@backarch/core'

import { storePassword } from './repo/passwords.ts'

/** Gives an account of `createTestUser` a password, so that it can sign in. */
export async function setTestPassword(
  ctx: Context,
  { userId, password }: { readonly userId: string; readonly password: string },
): Promise<void> {
  await storePassword(ctx.db, { userId, hash: await hashPassword(password), now: ctx.now() })
}
