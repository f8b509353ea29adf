import { createHash } from 'node:crypto'

import type { Price, PriceBook } from '../catalog/price-book.ts'
import { decimal, multiply, type Decimal } from '../decimal.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import type { PriceReference } from '../line.ts'
import type { CustomPrice, Terms } from '../schemas/terms.ts'

/** What of the terms changes amounts in dollars. */
type PriceTerms = Pick<Terms, 'discountPercent' | 'customPrices'>

/**
 * The same book for whoever pays on terms of their own. A custom price takes the place of the catalog's, or stands where
 * the catalog has none; it is what was agreed on, so no discount touches it, and neither does one for sustained use.
 * Every other price is the catalog's less the discount, exactly.
 */
export function priceBookOnTerms(book: PriceBook, terms: PriceTerms): PriceBook {
  const { discountPercent, customPrices } = terms
  if (discountPercent === 0 && customPrices.length === 0) return book
  const { agreed, part, fingerprint } = preparedOf(terms)

  function find(reference: PriceReference, unit: string, region: string | null): Price {
    const { service, product, key, hourlyUnit } = reference
    const where = reference.region ?? region
    const thing = { service, product, key, unit: hourlyUnit ?? unit }
    const custom =
      agreed.get(identityOf({ ...thing, region: where })) ??
      agreed.get(identityOf({ ...thing, region: null }))
    if (custom !== undefined) return agreedPrice(custom, hourlyUnit !== undefined)
    const price = book.find(reference, unit, region)
    if (!price.known || discountPercent === 0) return price
    return {
      known: true,
      amount: multiply(price.amount, part),
      source: `${price.source}; ${discountPercent} % discount`,
    }
  }

  return { date: book.date, edition: `${book.edition}+${fingerprint}`, find }
}

interface Prepared {
  readonly agreed: ReadonlyMap<string, CustomPrice>
  readonly part: Decimal
  readonly fingerprint: string
}

/** Terms are data that nobody changes, and the same ones are asked for with every edit. */
const prepared = new WeakMap<PriceTerms, Prepared>()

function preparedOf(terms: PriceTerms): Prepared {
  const known = prepared.get(terms)
  if (known !== undefined) return known
  const { discountPercent, customPrices } = terms
  const made = {
    agreed: new Map(customPrices.map((price) => [identityOf(price), price])),
    part: partAfter(discountPercent),
    fingerprint: fingerprintOf(terms),
  }
  prepared.set(terms, made)
  return made
}

function identityOf({ service, product, key, unit, region }: Omit<CustomPrice, 'dollars'>): string {
  return JSON.stringify([service, product, key, unit, region])
}

function agreedPrice({ dollars, region }: CustomPrice, byTheMonth: boolean): Price {
  const amount = decimal(dollars)
  const source = `the organization's own price, ${region ?? 'every region'}`
  if (!byTheMonth) return { known: true, amount, source }
  return {
    known: true,
    amount: multiply(amount, decimal(hoursPerMonth)),
    source: `${source}; ${dollars} an hour × ${hoursPerMonth}`,
  }
}

/** What is left of 1, exactly: doubles would make 100 - 17.34 something near 82.66. */
function partAfter(discountPercent: number): Decimal {
  const { digits, scale } = decimal(discountPercent)
  return { digits: 100n * 10n ** BigInt(scale) - digits, scale: scale + 2 }
}

/** The same for the same terms, in whatever order they are given. */
function fingerprintOf({ discountPercent, customPrices }: PriceTerms): string {
  const prices = customPrices.map((price) => `${identityOf(price)} ${price.dollars}`).toSorted()
  const text = JSON.stringify([discountPercent, prices])
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
