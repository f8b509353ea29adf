import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' }

import type { Field } from './fields-of.ts'
import { rawJson } from './wire.ts'

/** PostgreSQL's text holds neither; UTF-8 has no half of a pair. */
export const unstorable = ['a\u0000b', '\u0000', '\ud800', 'a\udfffb', '\udc00\ud800'] as const

const notText = [{ not: '' }, { contains: '@' }, {}, [], [''], true, 1, null, undefined] as const
/** As JSON's text: its writer knows neither the second nor the third. */
const numbers = ['-1', '-0', '1e400', '-1e400', '1.5', '2147483648', '9007199254740993'] as const

/** Every value that a field is tried with beside texts: none of them should pass for a text. */
export function misfits(): readonly unknown[] {
  return [...notText, ...numbers.map((text) => rawJson(text)), 'NaN', 'Infinity']
}

export function takesText({ shapes }: Field): boolean {
  return shapes.some(({ kind }) => kind === 'text')
}

/** So many texts for a field, going round the Big List of Naughty Strings from a place that the seed says. */
export function createTexts(seed: number, count: number): (field: Field) => readonly string[] {
  let next = seed % naughtyStrings.length
  return (field) => {
    if (!takesText(field)) return []
    const drawn = Array.from({ length: Math.min(count, naughtyStrings.length) }, () => {
      next = (next + 1) % naughtyStrings.length
      return naughtyStrings[next] ?? ''
    })
    return [...drawn, ...unstorable]
  }
}
