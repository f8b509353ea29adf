import { z } from 'zod'

/**
 * The fields that settings and usage are made of. Every setting has a default, which is the provider's own,
 * and accepts null, which says that the value is not known. Null is never a synonym for the default.
 */

/** Long enough for any provider name, short enough that a setting cannot carry a document. */
const text = z.string().max(300)
/** Sums and products of quantities stay exact integers below 2^53. */
const largestQuantity = 1e12

export function textSetting(fallback: string | null = null) {
  return text.nullable().default(fallback)
}

export function textListSetting() {
  return z.array(text).max(500).nullable().default([])
}

export function choiceSetting<const V extends readonly [string, ...string[]]>(
  values: V,
  fallback: V[number] | null,
) {
  return z.enum(values).nullable().default(fallback)
}

export function flagSetting(fallback: boolean) {
  return z.boolean().nullable().default(fallback)
}

/** A count: whole and not negative. */
export function countSetting(fallback: number | null) {
  return z.int().nonnegative().max(1e9).nullable().default(fallback)
}

/** A size or rate in the unit that the setting's name ends with. */
export function amountSetting(fallback: number | null) {
  return z.number().nonnegative().max(largestQuantity).nullable().default(fallback)
}

/** How much of something happens in a month, or how large it is. */
export function quantity() {
  return z.number().nonnegative().max(largestQuantity).optional()
}

export function usageChoice<const V extends readonly [string, ...string[]]>(values: V) {
  return z.enum(values).optional()
}
