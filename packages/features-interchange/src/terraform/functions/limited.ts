import { NotComputedError } from '../values/value.ts'

const maxTextLength = 1_000_000

/** Refuses a text longer than evaluation may hold: a template that doubles itself stops here. */
export function limited(text: string): string {
  if (text.length > maxTextLength) {
    throw new NotComputedError('the text is longer than 1,000,000 characters')
  }
  return text
}
