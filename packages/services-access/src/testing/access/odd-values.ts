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

/** A few texts for a field, the whole Big List of Naughty Strings over all fields and some runs. */
export function createTexts(seed: number): (field: Field, count: number) => readonly string[] {
  let next = seed % naughtyStrings.length
  return ({ shapes }, count) => {
    if (!shapes.some(({ kind }) => kind === 'text')) return []
    const drawn = Array.from({ length: Math.min(count, naughtyStrings.length) }, () => {
      next = (next + 1) % naughtyStrings.length
      return naughtyStrings[next] ?? ''
    })
    return [...drawn, ...unstorable]
  }
}
