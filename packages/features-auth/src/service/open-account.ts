import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'
import { createAccount, createOrganization, type Account } from '@backarch/services-access'

import { storePassword } from '../repo/passwords.ts'

/**
 * An account whose address is its owner's, with its personal organization. Throws CONFLICT (`email_taken`).
 * `passwordHash` null: it signs in by other means.
 */
export async function openAccount(
  ctx: Context,
  tx: Db,
  person: {
    readonly email: string
    readonly name: string
    readonly passwordHash: string | null
  },
): Promise<Account> {
  const { email, name, passwordHash } = person
  const account = await createAccount(ctx, tx, { email, name, verified: true })
  const userId = account.id
  if (passwordHash !== null) {
    await storePassword(tx, { userId, hash: passwordHash, now: ctx.now() })
  }
  await createOrganization(ctx, tx, { name: personalName(name), ownerId: userId, personal: true })
  return account
}

/** A name may have 200 characters; so may an organization's. */
function personalName(name: string): string {
  const whole = `${name}’s organization`
  return whole.length <= 200 ? whole : name
}
