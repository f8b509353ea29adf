import type { Context } from '@backarch/api'
import { listOrganizations, type Account } from '@backarch/services-access'

const product = 'Backarch'

/** What a guesser tries first for a person: a password is not made of it. */
export function wordsAbout({ email, name }: Pick<Account, 'email' | 'name'>): readonly string[] {
  return [product, email, name]
}

/** The same of somebody who has an account: the names of their organizations too. */
export async function wordsAboutAccount(
  ctx: Context,
  account: Pick<Account, 'id' | 'email' | 'name'>,
): Promise<readonly string[]> {
  const { items } = await listOrganizations(ctx, { userId: account.id, take: 100 })
  return [...wordsAbout(account), ...items.map((organization) => organization.name)]
}
