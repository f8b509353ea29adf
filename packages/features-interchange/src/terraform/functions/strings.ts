import { type Plain, isPlainList } from '../values/plain.ts'
import { EvaluationError } from '../values/value.ts'
import { formatText } from './format-text.ts'
import { type FunctionTable, ofKnown, plainList, plainNumber, plainText } from './function.ts'
import { limited } from './limited.ts'
import { compilePattern, matchGroups } from './regular-expression.ts'

function onText(from: (text: string) => string) {
  return ofKnown((text) => from(plainText(text)))
}

function trimSet(text: string, set: string, side: 'start' | 'end'): string {
  const inSet = (character: string | undefined) =>
    character !== undefined && set.includes(character)
  let from = 0
  let to = text.length
  if (side === 'start') while (from < to && inSet(text[from])) from += 1
  else while (to > from && inSet(text[to - 1])) to -= 1
  return text.slice(from, to)
}

/** Plain text, or a pattern between slashes. */
function replaceText(text: string, search: string, replacement: string): string {
  if (search.length > 1 && search.startsWith('/') && search.endsWith('/')) {
    const pattern = compilePattern(search.slice(1, -1))
    // Terraform writes groups as $1 and ${name}.
    return text.replace(
      pattern,
      replacement.replace(/\$\{(\w+)\}/g, (_, name: string) =>
        /^\d+$/.test(name) ? `$${name}` : `$<${name}>`,
      ),
    )
  }
  return text.split(search).join(replacement)
}

function formatRows(pattern: string, args: readonly Plain[]): Plain {
  const lists = args.filter(isPlainList)
  const rows = Math.max(...lists.map((list) => list.length))
  if (lists.length === 0) return [formatText(pattern, args)]
  return Array.from({ length: rows }, (_, row) =>
    formatText(
      pattern,
      args.map((arg) => (isPlainList(arg) ? (arg[row] ?? null) : arg)),
    ),
  )
}

export const stringFunctions: FunctionTable = {
  upper: onText((text) => text.toUpperCase()),
  lower: onText((text) => text.toLowerCase()),
  title: onText((text) =>
    text.replace(
      /(^|[^\p{L}\p{N}_])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    ),
  ),
  trimspace: onText((text) => text.trim()),
  chomp: onText((text) => text.replace(/[\r\n]+$/, '')),
  strrev: onText((text) => Array.from(text).toReversed().join('')),
  trim: ofKnown((text, set) =>
    trimSet(trimSet(plainText(text), plainText(set), 'start'), plainText(set), 'end'),
  ),
  trimprefix: ofKnown((text, prefix) => {
    const [whole, start] = [plainText(text), plainText(prefix)]
    return whole.startsWith(start) ? whole.slice(start.length) : whole
  }),
  trimsuffix: ofKnown((text, suffix) => {
    const [whole, end] = [plainText(text), plainText(suffix)]
    return end !== '' && whole.endsWith(end) ? whole.slice(0, -end.length) : whole
  }),
  startswith: ofKnown((text, prefix) => plainText(text).startsWith(plainText(prefix))),
  endswith: ofKnown((text, suffix) => plainText(text).endsWith(plainText(suffix))),
  strcontains: ofKnown((text, part) => plainText(text).includes(plainText(part))),
  replace: ofKnown((text, search, replacement) =>
    limited(replaceText(plainText(text), plainText(search), plainText(replacement))),
  ),
  split: ofKnown((separator, text) =>
    plainText(text) === '' ? [''] : plainText(text).split(plainText(separator)),
  ),
  join: ofKnown((separator, ...lists) =>
    limited(lists.flatMap(plainList).map(plainText).join(plainText(separator))),
  ),
  substr: ofKnown((text, offset, length) => {
    const characters = Array.from(plainText(text))
    const from = plainNumber(offset)
    const start = from < 0 ? characters.length + from : from
    const count = plainNumber(length)
    return characters.slice(start, count < 0 ? undefined : start + count).join('')
  }),
  indent: ofKnown((spaces, text) =>
    limited(
      plainText(text).replaceAll(
        '\n',
        `\n${' '.repeat(Math.min(Math.max(0, plainNumber(spaces)), 100))}`,
      ),
    ),
  ),
  format: ofKnown((pattern, ...args) => limited(formatText(plainText(pattern), args))),
  formatlist: ofKnown((pattern, ...args) => formatRows(plainText(pattern), args)),
  regex: ofKnown((pattern, text) => {
    const match = compilePattern(plainText(pattern), '').exec(plainText(text))
    if (match === null) throw new EvaluationError('the pattern does not match')
    return matchGroups(match)
  }),
  regexall: ofKnown((pattern, text) =>
    [...plainText(text).matchAll(compilePattern(plainText(pattern)))].map(matchGroups),
  ),
}
