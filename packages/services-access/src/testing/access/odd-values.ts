import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' }

import type { Field } from './fields-of.ts'
import { rawJson } from './wire.ts'

/** PostgreSQL's text holds no NUL; UTF-8 has no half of a pair. */
export const unstorable = ['a\u0000b', '\ud800', 'a\udfffb'] as const

const misfits = [{ not: '' }, { contains: '@' }, {}, [], [''], true, 1, null, undefined] as const
/** As JSON's text: its writer knows neither -0 nor what is too large. */
const numbers = ['1e400', '-1e400', '-1', '-0', '1.5', '2147483648', '9007199254740993'] as const

/** What a field is tried with beside texts: most of it is nothing that it takes. */
export function misfitsFor({ shapes }: Field): readonly unknown[] {
  const isNumber = shapes.some(({ kind }) => kind === 'number')
  const written = (isNumber ? numbers : numbers.slice(0, 1)).map((text) => rawJson(text))
  return [...misfits, ...written, 'NaN', 'Infinity']
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
