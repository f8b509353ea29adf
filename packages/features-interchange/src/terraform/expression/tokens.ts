import { type Cursor, syntaxError } from './cursor.ts'

export interface Token {
  readonly kind: 'name' | 'number' | 'quote' | 'heredoc' | 'symbol' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
  /** A line break stands before it: inside an object it ends the entry. */
  readonly newline: boolean
}

const space = /(?:[ \t\r\n]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y
const name = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const heredoc = /<<-?[\p{ID_Start}_][\p{ID_Continue}-]*\r?\n/uy
const symbol = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||::|[{}[\](),:?.=<>+\-*/%!~]/y

function match(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0] ?? null
}

/** Looks at the next token without taking it. */
export function peek(cursor: Cursor): Token {
  cursor.peeked ??= read(cursor)
  return cursor.peeked
}

/** Takes the next token. */
export function take(cursor: Cursor): Token {
  const token = peek(cursor)
  cursor.peeked = null
  cursor.offset = token.end
  return token
}

/** Takes the next token when it is this symbol. */
export function takeIf(cursor: Cursor, text: string): boolean {
  if (!isSymbol(peek(cursor), text)) return false
  take(cursor)
  return true
}

export function expectSymbol(cursor: Cursor, text: string): Token {
  if (!isSymbol(peek(cursor), text)) throw syntaxError(cursor, `"${text}"`)
  return take(cursor)
}

export function isSymbol(token: Token, text: string): boolean {
  return token.kind === 'symbol' && token.text === text
}

export function isName(token: Token, text: string): boolean {
  return token.kind === 'name' && token.text === text
}

export function takeName(cursor: Cursor): string {
  if (peek(cursor).kind !== 'name') throw syntaxError(cursor, 'a name')
  return take(cursor).text
}

function read(cursor: Cursor): Token {
  const skipped = match(space, cursor.text, cursor.offset) ?? ''
  const start = cursor.offset + skipped.length
  const newline = skipped.includes('\n')
  const token = (kind: Token['kind'], text: string): Token => ({
    kind,
    text,
    start,
    end: start + text.length,
    newline,
  })
  if (start >= cursor.text.length) return token('end', '')
  if (cursor.text[start] === '"') return token('quote', '"')
  const opener = match(heredoc, cursor.text, start)
  if (opener !== null) return token('heredoc', opener)
  const word = match(name, cursor.text, start)
  if (word !== null) return token('name', word)
  const digits = match(number, cursor.text, start)
  if (digits !== null) return token('number', digits)
  const sign = match(symbol, cursor.text, start)
  if (sign !== null) return token('symbol', sign)
  throw syntaxError({ ...cursor, offset: start }, 'an expression')
}
