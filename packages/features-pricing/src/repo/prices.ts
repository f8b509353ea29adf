import type { ProductEntry, RateEntry } from '../lists/entry.ts'
import type { PriceProvider } from '../lists/recognise-format.ts'

/** Prices are written thousands at a time, and found by what their products' attributes hold. */
export interface SqlDb {
  $queryRaw<Rows>(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<Rows>
  $executeRaw(sql: TemplateStringsArray, ...values: readonly unknown[]): PromiseLike<number>
}

/** Answers how many were new: a file may tell of a product with each of its prices. */
export async function insertProducts(
  db: SqlDb,
  listId: string,
  products: readonly ProductEntry[],
): Promise<number> {
  if (products.length === 0) return 0
  return db.$executeRaw`
    INSERT INTO price_product (list_id, sku, region, service, family, attributes)
    SELECT ${listId}::uuid, sku, region, service, family, attributes::jsonb
      FROM unnest(
             ${products.map(({ sku }) => sku)}::text[], ${products.map(({ region }) => region)}::text[],
             ${products.map(({ service }) => service)}::text[], ${products.map(({ family }) => family)}::text[],
             ${products.map(({ attributes }) => JSON.stringify(attributes))}::text[]
           ) AS product(sku, region, service, family, attributes)
        ON CONFLICT DO NOTHING`
}

/** Answers how many were new. */
export async function insertRates(
  db: SqlDb,
  listId: string,
  rates: readonly RateEntry[],
): Promise<number> {
  if (rates.length === 0) return 0
  return db.$executeRaw`
    INSERT INTO price_rate (list_id, sku, rate, purchase, offering, payment, term_months, unit, price, tier_begin,
                            tier_end, aggregation, effective_at)
    SELECT ${listId}::uuid, sku, rate, purchase::price_purchase, offering, payment, term_months, unit,
           price::numeric, tier_begin::numeric, tier_end::numeric, aggregation, effective_at::timestamptz
      FROM unnest(
             ${rates.map(({ sku }) => sku)}::text[], ${rates.map(({ rate }) => rate)}::text[],
             ${rates.map(({ purchase }) => purchase)}::text[], ${rates.map(({ offering }) => offering)}::text[],
             ${rates.map(({ payment }) => payment)}::text[], ${rates.map(({ termMonths }) => termMonths)}::int[],
             ${rates.map(({ unit }) => unit)}::text[], ${rates.map(({ price }) => price)}::text[],
             ${rates.map(({ tierBegin }) => tierBegin)}::text[], ${rates.map(({ tierEnd }) => tierEnd)}::text[],
             ${rates.map(({ aggregation }) => aggregation)}::text[],
             ${rates.map(({ effectiveAt }) => effectiveAt)}::text[]
           ) AS given(sku, rate, purchase, offering, payment, term_months, unit, price, tier_begin, tier_end,
                      aggregation, effective_at)
        ON CONFLICT DO NOTHING`
}

/** The SKU of a price that is stored with another figure; null when there is none. */
export async function findContradiction(
  db: SqlDb,
  listId: string,
  rates: readonly RateEntry[],
): Promise<string | null> {
  const [row] = await db.$queryRaw<{ sku: string }[]>`
    SELECT sku
      FROM unnest(
             ${rates.map(({ sku }) => sku)}::text[], ${rates.map(({ rate }) => rate)}::text[],
             ${rates.map(({ price }) => price)}::text[]) AS given(sku, rate, told)
      JOIN price_rate USING (sku, rate)
     WHERE list_id = ${listId}::uuid AND price <> told::numeric
     LIMIT 1`
  return row?.sku ?? null
}

/** Of a list: the service and the region of all its products, where there is but one. */
export async function findScope(
  db: SqlDb,
  listId: string,
): Promise<{ readonly service: string | null; readonly region: string | null }> {
  const [row] = await db.$queryRaw<{ service: string | null; region: string | null }[]>`
    SELECT CASE WHEN min(service) = max(service) THEN min(service) END AS service,
           CASE WHEN min(region) = max(region) THEN min(region) END AS region
      FROM price_product WHERE list_id = ${listId}::uuid`
  return row ?? { service: null, region: null }
}

/** After many rows came, so that the planner knows of them. */
export async function analysePrices(db: SqlDb): Promise<void> {
  await db.$executeRaw`ANALYZE price_product, price_rate, listed_price`
}

/** Deletes some prices of lists that are out of use; answers how many. */
export async function deleteUnusedPrices(db: SqlDb, most: number): Promise<number> {
  const rates = await db.$executeRaw`
    DELETE FROM price_rate WHERE ctid = ANY (ARRAY(
      SELECT r.ctid FROM price_list l JOIN price_rate r ON r.list_id = l.id
       WHERE l.status IN ('replaced', 'refused') LIMIT ${most}))`
  const products = await db.$executeRaw`
    DELETE FROM price_product WHERE ctid = ANY (ARRAY(
      SELECT p.ctid FROM price_list l JOIN price_product p ON p.list_id = l.id
       WHERE l.status IN ('replaced', 'refused') LIMIT ${most}))`
  const listed = await db.$executeRaw`
    DELETE FROM listed_price WHERE ctid = ANY (ARRAY(
      SELECT p.ctid FROM price_list l JOIN listed_price p ON p.list_id = l.id
       WHERE l.status IN ('replaced', 'refused') LIMIT ${most}))`
  return rates + products + listed
}

interface Asked {
  readonly provider: PriceProvider
  readonly service: string
  readonly region: string
  readonly attributes: Readonly<Record<string, string>>
  readonly take: number
}

interface ProductRow {
  readonly sku: string
  readonly service: string
  readonly region: string
  readonly family: string | null
  readonly attributes: Readonly<Record<string, string>>
}

/**
 * The products of the lists in use that have all of these attributes, by SKU. Of a product that several lists name,
 * the one that says most: a Savings Plan says of its products little more than their SKU.
 */
export async function findProducts(
  db: SqlDb,
  { provider, service, region, attributes, take }: Asked,
): Promise<readonly ProductRow[]> {
  return db.$queryRaw<ProductRow[]>`
    SELECT DISTINCT ON (p.sku) p.sku, p.service, p.region, p.family, p.attributes
      FROM price_list l
      JOIN price_product p ON p.list_id = l.id
     WHERE l.status = 'active' AND l.provider = ${provider}::price_provider
       AND p.service = ${service} AND p.region = ${region} AND p.attributes @> ${JSON.stringify(attributes)}::jsonb
     ORDER BY p.sku, (SELECT count(*) FROM jsonb_object_keys(p.attributes)) DESC,
              coalesce(l.published_at, l.started_at) DESC
     LIMIT ${take}`
}

export interface RateRow {
  readonly sku: string
  readonly purchase: RateEntry['purchase']
  readonly offering: string | null
  readonly payment: string | null
  readonly termMonths: number | null
  readonly unit: string
  readonly price: string
  readonly currency: string
  readonly tierBegin: string
  readonly tierEnd: string | null
  readonly aggregation: string | null
  readonly effectiveAt: Date | null
  readonly listId: string
}

/**
 * The prices of products in all lists in use. Where two lists of one offer, such as a whole one and a region's, price
 * the same product, the newer one counts. A tier that names no end ends where the next one begins.
 */
export async function findRates(
  db: SqlDb,
  provider: PriceProvider,
  skus: readonly string[],
): Promise<readonly RateRow[]> {
  return db.$queryRaw<RateRow[]>`
    WITH known AS (
      SELECT r.*, l.currency,
             rank() OVER (PARTITION BY l.offer, r.sku
                              ORDER BY coalesce(l.published_at, l.started_at) DESC, l.activated_at DESC, l.id) AS age
        FROM price_list l
        JOIN price_rate r ON r.list_id = l.id
       WHERE l.status = 'active' AND l.provider = ${provider}::price_provider AND r.sku = ANY(${skus}::text[]))
    SELECT sku, purchase::text, offering, payment, term_months AS "termMonths", unit, price::text, currency,
           tier_begin::text AS "tierBegin",
           coalesce(tier_end, lead(tier_begin) OVER (
             PARTITION BY list_id, sku, purchase, offering, payment, term_months, unit, effective_at
                 ORDER BY tier_begin))::text AS "tierEnd",
           aggregation, effective_at AS "effectiveAt", list_id AS "listId"
      FROM known
     WHERE age = 1
     ORDER BY sku, known.purchase, term_months, offering, payment, unit, tier_begin`
}
