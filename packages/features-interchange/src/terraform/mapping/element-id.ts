import { createHash } from 'node:crypto'

const maxLength = 250

/** An id that stays the same for the same address; a long one is cut and told apart by a hash. */
export function elementId(text: string): string {
  if (text.length <= maxLength) return text
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return `${text.slice(0, maxLength - 20)}~${digest}`
}
