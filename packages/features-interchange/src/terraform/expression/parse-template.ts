import { type Cursor, nested, syntaxError } from './cursor.ts'
import type { Expression, TemplatePart } from './expression.ts'
import { parseForIntro } from './parse-collection.ts'
import { expectSymbol, take, takeIf, takeName } from './tokens.ts'

/** Reads everything that is left as literal text with `${…}` and `%{…}`. */
export function templateAt(cursor: Cursor): Expression {
  const rest = cursor.text.slice(cursor.offset)
  if (!rest.includes('${') && !rest.includes('%{')) return { type: 'literal', value: rest }
  const { parts, end } = partsAt(cursor, 'text')
  if (end !== 'end') throw syntaxError(cursor, `no "${end}"`)
  return wrap(parts)
}

/** Reads a string in quotes. */
export function parseQuoted(cursor: Cursor): Expression {
  take(cursor)
  return nested(cursor, () => wrap(partsAt(cursor, 'quoted').parts))
}

/** Reads a heredoc up to the line that holds its marker alone. */
export function parseHeredoc(cursor: Cursor): Expression {
  const opener = take(cursor).text
  const marker = opener.replace(/^<<-?/, '').trim()
  const lines: string[] = []
  for (;;) {
    if (cursor.offset >= cursor.text.length) throw syntaxError(cursor, marker)
    const stop = cursor.text.indexOf('\n', cursor.offset)
    const end = stop === -1 ? cursor.text.length : stop
    const line = cursor.text.slice(cursor.offset, end)
    if (line.trim() === marker) {
      cursor.offset = end
      break
    }
    lines.push(line)
    cursor.offset = end + 1
  }
  const body = opener.startsWith('<<-') ? withoutIndentation(lines) : lines
  return nested(cursor, () => {
    const text = body.map((line) => `${line}\n`).join('')
    return templateAt({ ...cursor, text, offset: 0, peeked: null })
  })
}

function withoutIndentation(lines: readonly string[]): readonly string[] {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents)
  return Number.isFinite(indent) ? lines.map((line) => line.slice(indent)) : lines
}

function wrap(parts: readonly TemplatePart[]): Expression {
  const [only] = parts
  if (only === undefined) return { type: 'literal', value: '' }
  // A template of one interpolation is that value itself, whatever its type.
  if (parts.length === 1 && only.type === 'value') return only.expression
  if (parts.length === 1 && only.type === 'text') return { type: 'literal', value: only.text }
  return { type: 'template', parts }
}

/** Text without a character that could begin or end something. */
const plainRun = /[^$%"\\]*/y

/** What stopped a run of parts: the text's end, or the directive that closes or splits the block they are in. */
type PartsEnd = 'end' | 'else' | 'endif' | 'endfor'

function partsAt(
  cursor: Cursor,
  mode: 'text' | 'quoted',
): { parts: TemplatePart[]; end: PartsEnd } {
  const parts: TemplatePart[] = []
  let text = ''
  let trimNext = false
  const flush = (trimEnd: boolean) => {
    let literal = trimNext ? text.trimStart() : text
    if (trimEnd) literal = literal.trimEnd()
    if (literal !== '') parts.push({ type: 'text', text: literal })
    text = ''
    trimNext = false
  }
  for (;;) {
    const rest = cursor.text.slice(cursor.offset, cursor.offset + 3)
    if (rest === '') {
      if (mode === 'quoted') throw syntaxError(cursor, '"\\""')
      flush(false)
      return { parts, end: 'end' }
    }
    if (mode === 'quoted' && rest[0] === '"') {
      cursor.offset += 1
      flush(false)
      return { parts, end: 'end' }
    }
    if (rest === '$${' || rest === '%%{') {
      text += rest.slice(1)
      cursor.offset += 3
    } else if (rest.startsWith('${') || rest.startsWith('%{')) {
      cursor.offset += 2
      flush(takeIf(cursor, '~'))
      if (rest.startsWith('${')) {
        parts.push({ type: 'value', expression: cursor.expressionAt(cursor) })
        trimNext = closeAt(cursor)
      } else {
        const word = takeName(cursor)
        if (word === 'else' || word === 'endif' || word === 'endfor') {
          return { parts, end: word }
        }
        parts.push(directiveAt(cursor, word, mode))
        trimNext = closeAt(cursor)
      }
    } else if (mode === 'quoted' && rest[0] === '\\') {
      text += escapeAt(cursor)
    } else {
      plainRun.lastIndex = cursor.offset + 1
      const run = `${rest[0]}${plainRun.exec(cursor.text)?.[0] ?? ''}`
      text += run
      cursor.offset += run.length
    }
  }
}

/** Takes `}` or `~}`; true when the text behind it is to be trimmed. */
function closeAt(cursor: Cursor): boolean {
  const trim = takeIf(cursor, '~')
  expectSymbol(cursor, '}')
  return trim
}

/** Reads a directive behind its first word, up to the word of the one that ends it. */
function directiveAt(cursor: Cursor, word: string, mode: 'text' | 'quoted'): TemplatePart {
  return nested(cursor, () => {
    if (word === 'if') {
      const test = cursor.expressionAt(cursor)
      const yes = blockAt(cursor, mode)
      const no = yes.end === 'else' ? blockAt(cursor, mode) : { parts: [], end: yes.end }
      if (no.end !== 'endif') throw syntaxError(cursor, '"endif"')
      return { type: 'if', test, yes: yes.parts, no: no.parts }
    }
    if (word === 'for') {
      const intro = parseForIntro(cursor)
      const body = blockAt(cursor, mode)
      if (body.end !== 'endfor') throw syntaxError(cursor, '"endfor"')
      return { type: 'for', ...intro, body: body.parts }
    }
    throw syntaxError(cursor, '"if" or "for"')
  })
}

function blockAt(cursor: Cursor, mode: 'text' | 'quoted') {
  const trimFirst = closeAt(cursor)
  const block = partsAt(cursor, mode)
  const [first, ...others] = block.parts
  if (!trimFirst || first?.type !== 'text') return block
  return { ...block, parts: [{ ...first, text: first.text.trimStart() }, ...others] }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
}

function escapeAt(cursor: Cursor): string {
  const letter = cursor.text[cursor.offset + 1] ?? ''
  const digits = letter === 'u' ? 4 : letter === 'U' ? 8 : 0
  if (digits > 0) {
    const hex = cursor.text.slice(cursor.offset + 2, cursor.offset + 2 + digits)
    const code = Number.parseInt(hex, 16)
    if (!/^[0-9a-fA-F]+$/.test(hex) || code > 0x10ffff)
      throw syntaxError(cursor, 'a character code')
    cursor.offset += 2 + digits
    return String.fromCodePoint(code)
  }
  const character = escapes[letter]
  if (character === undefined) throw syntaxError(cursor, 'an escape')
  cursor.offset += 2
  return character
}
