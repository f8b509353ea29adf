import type { FeatureDb } from '@backarch/db'

type IdentitiesDb = FeatureDb<'providerIdentity'>

/** Who somebody is to a provider. */
export interface ProviderSubject {
  readonly issuer: string
  readonly subject: string
}

/** Whose identity it is; null when it is linked to nobody. */
export async function findUserIdOfIdentity(
  db: IdentitiesDb,
  { issuer, subject }: ProviderSubject,
): Promise<string | null> {
  const found = await db.providerIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { userId: true },
  })
  return found?.userId ?? null
}

/** When somebody linked an identity of this provider; null when they have none. */
export async function findIdentityOfUser(
  db: IdentitiesDb,
  of: { readonly issuer: string; readonly userId: string },
): Promise<{ readonly createdAt: Date } | null> {
  return db.providerIdentity.findFirst({ where: of, select: { createdAt: true } })
}

export async function insertProviderIdentity(
  db: IdentitiesDb,
  identity: ProviderSubject & { readonly userId: string; readonly createdAt: Date },
): Promise<void> {
  await db.providerIdentity.create({ data: identity, select: { userId: true } })
}

/** True when there was one. */
export async function deleteIdentitiesOfUser(
  db: IdentitiesDb,
  of: { readonly issuer: string; readonly userId: string },
): Promise<boolean> {
  return (await db.providerIdentity.deleteMany({ where: of })).count > 0
}
