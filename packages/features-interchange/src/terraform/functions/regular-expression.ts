import type { Plain } from '../values/plain.ts'
import { NotComputedError } from '../values/value.ts'

/**
 * A pattern of Go's dialect as one of JavaScript's. Patterns with a repeated group that repeats inside are
 * refused: Go matches them in linear time and JavaScript may not.
 */
export function compilePattern(pattern: string, flags = 'g'): RegExp {
  if (pattern.length > 500 || /[*+}?]\)[*+{]/.test(pattern) || /\|[^()]*\)[*+{]/.test(pattern)) {
    throw new NotComputedError('the pattern is too complex')
  }
  const [prefix = '', letters = ''] = /^\(\?([ims]+)\)/.exec(pattern) ?? []
  const source = translated(pattern.slice(prefix.length))
  try {
    return new RegExp(source, `${flags}${[...new Set(letters)].join('')}u`)
  } catch (error) {
    throw new NotComputedError('the pattern cannot be read', { cause: error })
  }
}

const part = /\(\?P<|\[:\^?[a-z]+:\]|\\(?:p[A-Z]|[^])|\[\^?\]?|\]|[^[\]\\(]+|[^]/g

/** Escapes and classes that JavaScript writes in another way, or not at all. */
function translated(pattern: string): string {
  let inClass = false
  return pattern.replace(part, (text) => {
    if (text === '(?P<') return inClass ? text : '(?<'
    if (text.startsWith('[:') && inClass) return posix[text.slice(2, -2)] ?? text
    if (text.startsWith('\\')) return escaped(text, inClass)
    if (text.startsWith('[') && !inClass) {
      inClass = true
      return text.replace(']', '\\]')
    }
    if (text === '[') return '\\['
    if (text === ']' && inClass) inClass = false
    else if (text === ']') return '\\]'
    return text
  })
}

function escaped(text: string, inClass: boolean): string {
  if (text === '\\z') return '$'
  if (text === '\\A') return '^'
  if (/^\\p[A-Z]$/.test(text)) return `\\p{${text[2] ?? ''}}`
  const letter = text[1] ?? ''
  if (/[\w^$\\.*+?()[\]{}|/]/.test(letter)) return text
  // Go lets any sign be escaped.
  return letter === '-' && inClass ? text : letter
}

const posix: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  word: '\\w',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  upper: 'A-Z',
  lower: 'a-z',
}

/** The whole match, the list of groups, or the map of named groups. */
export function matchGroups(match: RegExpMatchArray): Plain {
  if (match.groups !== undefined) {
    return new Map(Object.entries(match.groups).map(([name, text]) => [name, text ?? null]))
  }
  const [whole, ...groups] = match
  return groups.length === 0 ? (whole ?? '') : groups.map((group) => group ?? null)
}
