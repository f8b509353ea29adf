import type { FeatureDb } from '@backarch/db'

import type { PriceProvider } from '../lists/recognise-format.ts'

type ListDb = FeatureDb<'priceList'>

interface NewPriceList {
  readonly id: string
  readonly provider: PriceProvider
  readonly fileName: string
  readonly fileBytes: number
  readonly sha256: string
  readonly now: Date
}

export interface PriceList {
  readonly id: string
  readonly provider: PriceProvider
  readonly status: 'importing' | 'active' | 'replaced' | 'refused'
  readonly offer: string | null
  readonly name: string | null
  readonly version: string | null
  readonly publishedAt: Date | null
  readonly currency: string | null
  readonly fileName: string
  readonly fileBytes: bigint
  readonly sha256: string
  readonly entries: number
  readonly products: number
  readonly rates: number
  /** How many prices of the catalog it answers in estimates. */
  readonly estimated: number
  readonly problem: string | null
  readonly startedAt: Date
  readonly updatedAt: Date
  readonly activatedAt: Date | null
}

export async function insertPriceList(
  db: ListDb,
  { now, ...list }: NewPriceList,
): Promise<PriceList> {
  return db.priceList.create({
    data: { ...list, status: 'importing', startedAt: now, updatedAt: now },
  })
}

/** Of this very file: one whose import did not end, or else the one in use. */
export async function findListsOfFile(db: ListDb, sha256: string): Promise<readonly PriceList[]> {
  return db.priceList.findMany({
    where: { sha256, status: { in: ['importing', 'active'] } },
    orderBy: { startedAt: 'desc' },
  })
}

export async function findPriceList(db: ListDb, id: string): Promise<PriceList | null> {
  return db.priceList.findUnique({ where: { id } })
}

/** The newest first. */
export async function findPriceLists(
  db: ListDb,
  { before, take }: { readonly before: string | null; readonly take: number },
): Promise<readonly PriceList[]> {
  return db.priceList.findMany({
    ...(before === null ? {} : { where: { id: { lt: before } } }),
    orderBy: { id: 'desc' },
    take,
  })
}

interface Advance {
  readonly id: string
  readonly from: number
  readonly entries: number
  readonly products: number
  readonly rates: number
  readonly now: Date
}

/** Answers false when somebody else stored entries of this list meanwhile, or ended its import. */
export async function advancePriceList(db: ListDb, advance: Advance): Promise<boolean> {
  const { id, from, entries, products, rates, now } = advance
  const { count } = await db.priceList.updateMany({
    where: { id, status: 'importing', entries: from },
    data: {
      entries: from + entries,
      products: { increment: products },
      rates: { increment: rates },
      updatedAt: now,
    },
  })
  return count > 0
}

export async function refusePriceList(
  db: ListDb,
  { id, problem, now }: { readonly id: string; readonly problem: string; readonly now: Date },
): Promise<void> {
  await db.priceList.updateMany({
    where: { id, status: 'importing' },
    data: { status: 'refused', problem, updatedAt: now },
  })
}

/** Imports that nobody went on with. */
export async function refuseIdleLists(
  db: ListDb,
  { idleSince, problem, now }: { idleSince: Date; problem: string; now: Date },
): Promise<void> {
  await db.priceList.updateMany({
    where: { status: 'importing', updatedAt: { lt: idleSince } },
    data: { status: 'refused', problem, updatedAt: now },
  })
}

interface Activation {
  readonly id: string
  readonly provider: PriceProvider
  readonly name: string
  readonly offer: string
  readonly version: string | null
  readonly publishedAt: Date | null
  readonly currency: string
  readonly estimated: number
  readonly now: Date
}

/**
 * Puts a list in the place of the one of its name; answers that one's id, and false when the list is not being
 * imported any more. In a Serializable transaction.
 */
export async function activatePriceList(
  db: ListDb,
  { id, provider, now, ...told }: Activation,
): Promise<{ readonly activated: boolean; readonly replaced: string | null }> {
  const activeName = `${provider}/${told.name}`
  const before = await db.priceList.findUnique({ where: { activeName }, select: { id: true } })
  if (before) {
    await db.priceList.update({
      where: { id: before.id },
      data: { status: 'replaced', activeName: null, updatedAt: now },
    })
  }
  const { count } = await db.priceList.updateMany({
    where: { id, status: 'importing' },
    data: { ...told, activeName, status: 'active', activatedAt: now, updatedAt: now },
  })
  return { activated: count > 0, replaced: before?.id ?? null }
}

/** Takes a list out of use; its prices stay until they are swept. Answers whether it was there. */
export async function retirePriceList(
  db: ListDb,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const { count } = await db.priceList.updateMany({
    where: { id, status: { in: ['active', 'importing'] } },
    data: { status: 'replaced', activeName: null, updatedAt: now },
  })
  return count > 0
}
