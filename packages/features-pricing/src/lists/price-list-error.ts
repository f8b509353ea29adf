import { AppError } from '@backarch/core'

/** The one way in which the file of a price list is refused: a sentence that says what is wrong with it. */
export function priceListError(problem: string): AppError {
  return new AppError('VALIDATION', `Price list: ${problem}`, { details: { reason: 'price_list' } })
}

/** Text of the file within a sentence: on one line, and not longer than the sentence. */
export function quote(text: string): string {
  const line = text.replaceAll(/\p{Cc}+/gu, ' ')
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`
}
