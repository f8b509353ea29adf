import type { FeatureDb } from '@backarch/db'

import type { ShareKind } from '../schemas/shares.ts'

type ShareDb = FeatureDb<'diagramShare'>

export interface Share {
  readonly orgId: string
  readonly id: string
  readonly diagramId: string
  readonly kind: ShareKind
  /** Null when the token is enough. */
  readonly passwordHash: string | null
  readonly showsCost: boolean
  readonly embedOrigins: readonly string[]
  readonly expiresAt: Date | null
  readonly opens: number
  readonly lastOpenedAt: Date | null
  readonly createdBy: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

type ShareKey = Pick<Share, 'orgId' | 'id' | 'diagramId'>

/** What its makers decide of a link. */
export type ShareSettings = Pick<
  Share,
  'kind' | 'passwordHash' | 'showsCost' | 'embedOrigins' | 'expiresAt'
>

const shareFields = {
  orgId: true,
  id: true,
  diagramId: true,
  kind: true,
  passwordHash: true,
  showsCost: true,
  embedOrigins: true,
  expiresAt: true,
  opens: true,
  lastOpenedAt: true,
  createdBy: true,
  createdAt: true,
  updatedAt: true,
} as const

export async function insertShare(
  db: ShareDb,
  share: ShareKey &
    ShareSettings & {
      readonly tokenHash: string
      readonly createdBy: string | null
      readonly now: Date
    },
): Promise<Share> {
  const { now, embedOrigins, ...rest } = share
  return db.diagramShare.create({
    data: { ...rest, embedOrigins: [...embedOrigins], createdAt: now, updatedAt: now },
    select: shareFields,
  })
}

/** The link of a token, of whatever organization; null when there is none, or none any more. */
export async function findShareByToken(db: ShareDb, tokenHash: string): Promise<Share | null> {
  return db.diagramShare.findUnique({ where: { tokenHash }, select: shareFields })
}

/** The oldest first. */
export async function findSharesOfDiagram(
  db: ShareDb,
  where: Pick<Share, 'orgId' | 'diagramId'>,
): Promise<readonly Share[]> {
  return db.diagramShare.findMany({ where, orderBy: { id: 'asc' }, select: shareFields })
}

export async function countSharesOfDiagram(
  db: ShareDb,
  where: Pick<Share, 'orgId' | 'diagramId'>,
): Promise<number> {
  return db.diagramShare.count({ where })
}

export async function findShareInDiagram(db: ShareDb, key: ShareKey): Promise<Share | null> {
  return db.diagramShare.findFirst({ where: key, select: shareFields })
}

/** By whoever holds the diagram's row. */
export async function updateShare(
  db: ShareDb,
  {
    orgId,
    id,
    settings,
    now,
  }: Omit<ShareKey, 'diagramId'> & {
    readonly settings: Partial<ShareSettings>
    readonly now: Date
  },
): Promise<Share> {
  const { embedOrigins, ...rest } = settings
  return db.diagramShare.update({
    where: { orgId_id: { orgId, id } },
    data: { ...rest, ...(embedOrigins ? { embedOrigins: [...embedOrigins] } : {}), updatedAt: now },
    select: shareFields,
  })
}

/** Stores the same password under another hash; nothing where it was changed meanwhile. */
export async function replacePasswordHash(
  db: ShareDb,
  {
    orgId,
    id,
    from,
    to,
  }: Pick<Share, 'orgId' | 'id'> & {
    readonly from: string
    readonly to: string
  },
): Promise<void> {
  await db.diagramShare.updateMany({
    where: { orgId, id, passwordHash: from },
    data: { passwordHash: to },
  })
}

/** Whether there was one. */
export async function deleteShare(db: ShareDb, key: ShareKey): Promise<boolean> {
  const { count } = await db.diagramShare.deleteMany({ where: key })
  return count > 0
}

/** Counts openings of a link that may be revoked meanwhile. */
export async function addOpens(
  db: ShareDb,
  { orgId, id, opens, at }: Pick<Share, 'orgId' | 'id' | 'opens'> & { readonly at: Date },
): Promise<void> {
  await db.diagramShare.updateMany({
    where: { orgId, id },
    data: { opens: { increment: opens }, lastOpenedAt: at },
  })
}
