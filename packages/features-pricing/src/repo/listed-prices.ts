import type { SqlDb } from './prices.ts'

/** What says at which prices an organization's diagrams are priced. */
export interface PriceState {
  /** How often the organization set its terms; null where it never did. */
  readonly revision: number | null
  /** The lists in use that have a price of the catalog, the newest first. */
  readonly lists: readonly string[]
}

/** One statement, as everything that is priced waits for it. */
export async function findPriceState(db: SqlDb, orgId: string | null): Promise<PriceState> {
  const [row] = await db.$queryRaw<PriceState[]>`
    SELECT (SELECT revision FROM price_terms WHERE org_id = ${orgId}::uuid) AS revision,
           ARRAY(SELECT id::text FROM price_list
                  WHERE active_name IS NOT NULL AND estimated > 0
                  ORDER BY coalesce(published_at, started_at) DESC, activated_at DESC, id) AS lists`
  return row ?? { revision: null, lists: [] }
}

/** A list's price of something that the catalog names. */
export interface ListedPrice {
  readonly region: string
  readonly service: string
  readonly product: string
  readonly key: string
  readonly unit: string
  /** US dollars for one `unit`. */
  readonly price: number
  /** The list, its version and its date. */
  readonly list: string
  readonly version: string | null
  readonly date: string
}

/** All that lists say of some regions. Where several say something, the one that is named first counts. */
export async function findListedPrices(
  db: SqlDb,
  { lists, regions }: { readonly lists: readonly string[]; readonly regions: readonly string[] },
): Promise<readonly ListedPrice[]> {
  return db.$queryRaw<ListedPrice[]>`
    SELECT DISTINCT ON (p.region, p.service, p.product, p.key, p.unit)
           p.region, p.service, p.product, p.key, p.unit, p.price::float8 AS price,
           l.provider || '/' || l.name AS list, l.version,
           to_char(coalesce(l.published_at, l.activated_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date
      FROM unnest(${lists}::uuid[]) WITH ORDINALITY AS asked(id, place)
      JOIN price_list l ON l.id = asked.id
      JOIN listed_price p ON p.list_id = l.id AND p.region = ANY(${regions}::text[])
     ORDER BY p.region, p.service, p.product, p.key, p.unit, asked.place`
}
