import type { z } from 'zod'

import { priceListError, quote } from './price-list-error.ts'
import type { JsonValue } from './read-json.ts'

/** A value of the file as the provider writes it. Throws VALIDATION that names where it differs. */
export function parseValue<Output>(schema: z.ZodType<Output>, { path, value }: JsonValue): Output {
  const { success, data, error } = schema.safeParse(value)
  if (success) return data
  const [issue] = error.issues
  const place = [...path, ...(issue?.path ?? [])].map(String).join('.')
  throw priceListError(`${quote(place)} is not as the provider writes it: ${issue?.message}.`)
}
