import { createHash } from 'node:crypto'

import { AppError } from '@backarch/core'
import type { Db } from '@backarch/db'
import type { GraphNode } from '@backarch/services-topology/schemas'

import { createCache } from '../cache.ts'
import { bundledPriceBook, type PriceBook } from '../catalog/price-book.ts'
import {
  globalRegion,
  priceBookWithLists,
  regionPrices,
  type RegionPrices,
} from '../lists/price-book-with-lists.ts'
import { findListedPrices, findPriceState, type PriceState } from '../repo/listed-prices.ts'
import { findTerms } from '../repo/terms.ts'
import { termsSchema, type Terms } from '../schemas.ts'
import { priceBookOnTerms } from '../terms/price-book-on-terms.ts'

/** At which prices an organization's diagrams are priced, as it is at one moment. */
export interface Prices {
  /** Of the book for whatever is priced: a bill of another edition is of other prices. */
  readonly edition: string
  /** What amounts are shown in; null for US dollars. */
  readonly currency: Terms['currency']
  /**
   * The book in which the prices of these nodes are looked up. It has another `edition` when the prices became others
   * in the meantime.
   */
  readonly bookFor: (db: Db, nodes: Iterable<Pick<GraphNode, 'region'>>) => Promise<PriceBook>
}

type Place = Pick<GraphNode, 'region'>

/**
 * The catalog's prices, under it those of the lists in use, on the organization's terms; null for nobody's. One short
 * statement: what was read before is kept. Whoever calls has seen to it that the caller may know.
 */
export async function openPrices(db: Db, orgId: string | null): Promise<Prices> {
  const state = await findPriceState(db, orgId)
  const terms = orgId === null ? noTerms : await termsAt(db, orgId, state.revision)
  const { edition } = bookOf(state, terms, new Map())
  return {
    edition,
    currency: terms.currency,
    bookFor: (tx, nodes) => bookAt(tx, { orgId, state, terms }, nodes),
  }
}

/** The same for what is priced at once. */
export async function openPriceBook(
  db: Db,
  orgId: string | null,
  nodes: Iterable<Place>,
): Promise<PriceBook> {
  const { bookFor } = await openPrices(db, orgId)
  return bookFor(db, nodes)
}

const noTerms = termsSchema.parse({})
/** Some 50 MB of custom prices. */
const termsKept = createCache<Terms>(100_000, ({ customPrices }) => 10 + customPrices.length)
/** Some 60 MB of lists. */
const regionsKept = createCache<RegionPrices>(300_000, (prices) => 10 + prices.size)

async function termsAt(db: Db, orgId: string, revision: number | null): Promise<Terms> {
  if (revision === null) return noTerms
  const known = termsKept.get(`${orgId} ${revision}`)
  if (known !== undefined) return known
  // They may be newer than was said; never older.
  const stored = await findTerms(db, orgId)
  if (stored === null) return noTerms
  termsKept.put(`${orgId} ${stored.revision}`, stored.terms)
  return stored.terms
}

interface Moment {
  readonly orgId: string | null
  readonly state: PriceState
  readonly terms: Terms
}

/** Somebody may be replacing one list after the other. */
const attempts = 5

async function bookAt(
  db: Db,
  { orgId, state, terms }: Moment,
  nodes: Iterable<Place>,
): Promise<PriceBook> {
  const wanted = new Set([globalRegion])
  for (const { region } of nodes) if (region !== null) wanted.add(region)
  let { lists } = state
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const regions = await regionsOf(db, lists, wanted)
    if (regions !== null) return bookOf({ lists }, terms, regions)
    lists = (await findPriceState(db, orgId)).lists
  }
  throw new AppError('UNAVAILABLE', 'Price lists are being replaced: try again in a minute.', {
    details: { reason: 'prices_changing' },
  })
}

/** Null when the lists are not those in use any more: then their prices may be gone. */
async function regionsOf(
  db: Db,
  lists: readonly string[],
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, RegionPrices> | null> {
  const found = new Map<string, RegionPrices>()
  if (lists.length === 0) return found
  const edition = editionOf(lists)
  const missing: string[] = []
  for (const region of wanted) {
    const kept = regionsKept.get(`${edition} ${region}`)
    if (kept === undefined) missing.push(region)
    else found.set(region, kept)
  }
  if (missing.length === 0) return found
  const read = Map.groupBy(
    await findListedPrices(db, { lists, regions: missing }),
    ({ region }) => region,
  )
  // A list that is out of use never comes back, so they were in use all the time.
  const { lists: inUse } = await findPriceState(db, null)
  if (editionOf(inUse) !== edition) return null
  for (const region of missing) {
    const prices = regionPrices(read.get(region) ?? [])
    regionsKept.put(`${edition} ${region}`, prices)
    found.set(region, prices)
  }
  return found
}

function bookOf(
  { lists }: Pick<PriceState, 'lists'>,
  terms: Terms,
  regions: ReadonlyMap<string, RegionPrices>,
): PriceBook {
  const bundled = bundledPriceBook()
  const book =
    lists.length === 0
      ? bundled
      : priceBookWithLists(bundled, { edition: editionOf(lists), regions })
  return priceBookOnTerms(book, terms)
}

function editionOf(lists: readonly string[]): string {
  return createHash('sha256').update(lists.join(' ')).digest('hex').slice(0, 16)
}
