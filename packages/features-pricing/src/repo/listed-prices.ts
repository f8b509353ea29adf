import type { Listed } from '../lists/price-book-with-lists.ts'
import type { CatalogPrice, ListProduct } from '../lists/to-catalog/list-product.ts'
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

/** What a list says, and where it holds. */
export interface ListedPrice extends Listed {
  readonly region: string
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

interface Reading {
  readonly listId: string
  readonly services: readonly string[]
  /** The last product of the batch before; null for the first one. */
  readonly after: { readonly sku: string; readonly region: string } | null
  /** What takes effect later does not count. */
  readonly now: Date
  readonly take: number
}

export interface PricedProduct extends ListProduct {
  readonly sku: string
  readonly region: string
}

/** Some products of a list with every way to buy them, one after the other. */
export async function findPricedProducts(
  db: SqlDb,
  { listId, services, after, now, take }: Reading,
): Promise<readonly PricedProduct[]> {
  const { sku, region } = after ?? { sku: '', region: '' }
  return db.$queryRaw<PricedProduct[]>`
    SELECT p.sku, p.region, p.service, p.family, p.attributes, coalesce(r.rates, '[]') AS rates
      FROM (SELECT * FROM price_product
             WHERE list_id = ${listId}::uuid AND (sku, region) > (${sku}, ${region})
               AND service = ANY(${services}::text[])
             ORDER BY sku, region
             LIMIT ${take}) p
      LEFT JOIN LATERAL (
             SELECT jsonb_agg(jsonb_build_object(
                      'purchase', purchase, 'offering', offering, 'payment', payment, 'termMonths', term_months,
                      'unit', unit, 'price', price::text, 'tierBegin', tier_begin::text)) AS rates
               FROM (SELECT *, rank() OVER (PARTITION BY purchase, offering, payment, term_months
                                                ORDER BY effective_at DESC NULLS LAST) AS age
                       FROM price_rate
                      WHERE list_id = ${listId}::uuid AND sku = p.sku
                        AND (effective_at IS NULL OR effective_at <= ${now}::timestamptz)) known
              WHERE age = 1) r ON true
     ORDER BY p.sku, p.region`
}

/** Two products of one name and different prices leave none: NaN, which equals itself alone, until they are dropped. */
export async function insertListedPrices(
  db: SqlDb,
  listId: string,
  prices: readonly (CatalogPrice & { readonly region: string })[],
): Promise<void> {
  if (prices.length === 0) return
  await db.$executeRaw`
    INSERT INTO listed_price AS known (list_id, region, service, product, key, unit, price)
    SELECT ${listId}::uuid, region, service, product, key, unit,
           CASE WHEN min(price) = max(price) THEN min(price) ELSE 'NaN' END
      FROM unnest(
             ${prices.map(({ region }) => region)}::text[], ${prices.map(({ service }) => service)}::text[],
             ${prices.map(({ product }) => product)}::text[], ${prices.map(({ key }) => key)}::text[],
             ${prices.map(({ unit }) => unit)}::text[], ${prices.map(({ price }) => String(price))}::numeric[]
           ) AS given(region, service, product, key, unit, price)
     GROUP BY region, service, product, key, unit
        ON CONFLICT (list_id, region, service, product, key, unit)
        DO UPDATE SET price = 'NaN' WHERE known.price <> excluded.price`
}

/** Drops what has two prices, and answers how many have one. */
export async function countListedPrices(db: SqlDb, listId: string): Promise<number> {
  await db.$executeRaw`DELETE FROM listed_price WHERE list_id = ${listId}::uuid AND price = 'NaN'`
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM listed_price WHERE list_id = ${listId}::uuid`
  return row?.count ?? 0
}
