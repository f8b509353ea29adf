import { type Plain, isPlainList } from '../values/plain.ts'
import { EvaluationError } from '../values/value.ts'
import { plainNumber, plainText } from './function.ts'
import { jsonText } from './json-text.ts'

const verb = /%(?:(%)|([-+ 0#]*)(\d*)(?:\.(\d+))?(?:\[(\d+)\])?([a-zA-Z]))/g

/** Terraform's `format`: %s %q %d %f %e %g %x %X %o %b %c %t %v, with width, precision and flags. */
export function formatText(pattern: string, args: readonly Plain[]): string {
  let next = 0
  return pattern.replace(
    verb,
    (
      _match,
      percent: string | undefined,
      flags: string,
      width: string,
      precision: string | undefined,
      position: string | undefined,
      letter: string,
    ) => {
      if (percent !== undefined) return '%'
      if (position !== undefined) next = Number(position) - 1
      const value = args[next]
      if (value === undefined) throw new EvaluationError('format has fewer values than verbs')
      next += 1
      const digits = precision === undefined ? undefined : Math.min(Number(precision), 100)
      return pad(write(letter, value, digits, flags), Math.min(Number(width), 1000), flags)
    },
  )
}

function write(letter: string, value: Plain, digits: number | undefined, flags: string): string {
  const signed = (text: string) =>
    flags.includes('+') && !text.startsWith('-') ? `+${text}` : text
  switch (letter) {
    case 's':
      return digits === undefined ? plainText(value) : plainText(value).slice(0, digits)
    case 'q':
      return JSON.stringify(plainText(value))
    case 'd':
      return signed(String(Math.trunc(plainNumber(value))))
    case 'f':
      return signed(plainNumber(value).toFixed(digits ?? 6))
    case 'e':
      return signed(plainNumber(value).toExponential(digits ?? 6))
    case 'g':
      return signed(
        digits === undefined
          ? String(plainNumber(value))
          : String(Number(plainNumber(value).toPrecision(Math.max(1, digits)))),
      )
    case 'x':
      return Math.trunc(plainNumber(value)).toString(16)
    case 'X':
      return Math.trunc(plainNumber(value)).toString(16).toUpperCase()
    case 'o':
      return Math.trunc(plainNumber(value)).toString(8)
    case 'b':
      return Math.trunc(plainNumber(value)).toString(2)
    case 't':
      return plainText(value)
    case 'v':
      return value === null
        ? 'null'
        : isPlainList(value) || value instanceof Map
          ? jsonText(value)
          : plainText(value)
    default:
      throw new EvaluationError(`format does not know %${letter}`)
  }
}

function pad(text: string, width: number, flags: string): string {
  if (text.length >= width) return text
  if (flags.includes('-')) return text.padEnd(width)
  if (!flags.includes('0')) return text.padStart(width)
  const sign = /^[+-]/.exec(text)?.[0] ?? ''
  return sign + text.slice(sign.length).padStart(width - sign.length, '0')
}
