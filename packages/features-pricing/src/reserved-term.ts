import { hoursPerMonth } from './hours-per-month.ts'
import type { GivenPrice, PriceReference } from './line.ts'
import type { Commitment } from './schemas/commitment.ts'

interface Usage {
  readonly reserved_instance_type?: 'standard' | 'convertible' | undefined
  readonly reserved_instance_term?: '1_year' | '3_year' | undefined
  readonly reserved_instance_payment_option?:
    | 'no_upfront'
    | 'partial_upfront'
    | 'all_upfront'
    | 'heavy_utilization'
    | 'medium_utilization'
    | 'light_utilization'
    | undefined
}

/** True when the usage says anything of a commitment. */
export function isReserved(usage: Usage): boolean {
  return (
    usage.reserved_instance_type !== undefined ||
    usage.reserved_instance_term !== undefined ||
    usage.reserved_instance_payment_option !== undefined
  )
}

const terms: Readonly<Partial<Record<Commitment, Usage['reserved_instance_term']>>> = {
  'reserved-1-year': '1_year',
  'reserved-3-years': '3_year',
}

/**
 * The usage as it is when all that can be is reserved without a payment at the beginning: the same object where that is
 * not the commitment, or where the usage itself says what is reserved.
 */
export function reservedUnder<Told extends Usage>(usage: Told, commitment: Commitment | undefined) {
  const term = commitment === undefined ? undefined : terms[commitment]
  if (term === undefined || isReserved(usage)) return usage
  return {
    ...usage,
    reserved_instance_type: 'standard' as const,
    reserved_instance_term: term,
    reserved_instance_payment_option: 'no_upfront' as const,
  }
}

/** A commitment is paid for all month, whether anything runs or not. */
export function paidHours(usage: Usage, hours: number): number {
  return isReserved(usage) ? hoursPerMonth : hours
}

/**
 * What a commitment costs an hour: the product is e.g. `reserved-redis-1_year-no_upfront`, or ends with
 * `-convertible`. What is paid at its beginning is no part of it.
 */
export function reservedPrice(
  service: string,
  product: string,
  key: string,
  usage: Usage,
): PriceReference | GivenPrice {
  const {
    reserved_instance_type: type,
    reserved_instance_term: term = '1_year',
    reserved_instance_payment_option: payment = 'no_upfront',
  } = usage
  if (payment === 'all_upfront') {
    return { dollars: 0, source: 'all of it is paid at the beginning of the term' }
  }
  const convertible = type === 'convertible' ? '-convertible' : ''
  return { service, product: `${product}-${term}-${payment}${convertible}`, key }
}

/** Says what a month's rate leaves out. */
export function upfrontNote(usage: Usage): { readonly note?: string } {
  return usage.reserved_instance_payment_option === 'partial_upfront'
    ? { note: 'the payment at the beginning of the term is not counted' }
    : {}
}
