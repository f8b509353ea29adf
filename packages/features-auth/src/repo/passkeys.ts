import type { FeatureDb } from '@backarch/db'

type PasskeysDb = FeatureDb<'passkey'>

export interface PasskeyRow {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly backedUp: boolean
  readonly transports: readonly string[]
}

const passkeyFields = {
  id: true,
  userId: true,
  name: true,
  createdAt: true,
  lastUsedAt: true,
  backedUp: true,
  transports: true,
} as const

interface NewPasskey {
  readonly id: string
  readonly userId: string
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
  readonly transports: readonly string[]
  readonly backedUp: boolean
  readonly name: string
  readonly createdAt: Date
}

export async function insertPasskey(db: PasskeysDb, passkey: NewPasskey): Promise<PasskeyRow> {
  const { counter, transports, ...rest } = passkey
  return db.passkey.create({
    data: { ...rest, counter: BigInt(counter), transports: [...transports] },
    select: passkeyFields,
  })
}

/** The newest first. */
export async function findPasskeysOf(
  db: PasskeysDb,
  userId: string,
): Promise<readonly PasskeyRow[]> {
  return db.passkey.findMany({
    where: { userId },
    select: passkeyFields,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
}

export async function hasPasskey(db: PasskeysDb, userId: string): Promise<boolean> {
  return (await db.passkey.findFirst({ where: { userId }, select: { id: true } })) !== null
}

/** Whoever's it is. */
export async function findPasskeyToVerify(
  db: PasskeysDb,
  id: string,
): Promise<{ readonly userId: string; readonly publicKey: Uint8Array<ArrayBuffer> } | null> {
  return db.passkey.findUnique({ where: { id }, select: { userId: true, publicKey: true } })
}

/**
 * Stores what the authenticator says it has signed by now, in one statement: false when it had said as much before
 * (WebAuthn 7.2, step 22), or the passkey is gone. An authenticator that does not count says 0 every time.
 */
export async function countPasskeyUse(
  db: PasskeysDb,
  use: {
    readonly id: string
    readonly userId: string
    readonly counter: number
    readonly backedUp: boolean
    readonly now: Date
  },
): Promise<boolean> {
  const { id, userId, backedUp, now } = use
  const counter = BigInt(use.counter)
  const before = counter === 0n ? 0n : { lt: counter }
  const { count } = await db.passkey.updateMany({
    where: { id, userId, counter: before },
    data: { counter, backedUp, lastUsedAt: now },
  })
  return count === 1
}

export async function renamePasskeyOf(
  db: PasskeysDb,
  { id, userId, name }: { readonly id: string; readonly userId: string; readonly name: string },
): Promise<PasskeyRow | null> {
  const [renamed] = await db.passkey.updateManyAndReturn({
    where: { id, userId },
    data: { name },
    select: passkeyFields,
  })
  return renamed ?? null
}

export async function deletePasskeyOf(
  db: PasskeysDb,
  passkey: { readonly id: string; readonly userId: string },
): Promise<boolean> {
  return (await db.passkey.deleteMany({ where: passkey })).count === 1
}
