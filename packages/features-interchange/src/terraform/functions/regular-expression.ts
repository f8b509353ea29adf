import type { Plain } from '../values/plain.ts'
import { EvaluationError } from '../values/value.ts'

/**
 * A pattern of Go's dialect as one of JavaScript's. Patterns with a repeated group that repeats inside are
 * refused: Go matches them in linear time and JavaScript may not.
 */
export function compilePattern(pattern: string, flags = 'g'): RegExp {
  if (pattern.length > 500 || /[*+}?]\)[*+{]/.test(pattern) || /\|[^()]*\)[*+{]/.test(pattern)) {
    throw new EvaluationError('the pattern is too complex')
  }
  const insensitive = pattern.startsWith('(?i)')
  const source = (insensitive ? pattern.slice(4) : pattern)
    .replaceAll('(?P<', '(?<')
    .replace(
      /\[\[:(alpha|digit|alnum|space|upper|lower):\]\]/g,
      (_, name: string) => posix[name] ?? '',
    )
    .replaceAll('\\z', '$')
    .replaceAll('\\A', '^')
  try {
    return new RegExp(source, `${flags}${insensitive ? 'i' : ''}u`)
  } catch (error) {
    throw new EvaluationError('the pattern cannot be read', { cause: error })
  }
}

const posix: Readonly<Record<string, string>> = {
  alpha: '[A-Za-z]',
  digit: '[0-9]',
  alnum: '[A-Za-z0-9]',
  space: '\\s',
  upper: '[A-Z]',
  lower: '[a-z]',
}

/** The whole match, the list of groups, or the map of named groups. */
export function matchGroups(match: RegExpMatchArray): Plain {
  if (match.groups !== undefined) {
    return new Map(Object.entries(match.groups).map(([name, text]) => [name, text ?? null]))
  }
  const [whole, ...groups] = match
  return groups.length === 0 ? (whole ?? '') : groups.map((group) => group ?? null)
}
