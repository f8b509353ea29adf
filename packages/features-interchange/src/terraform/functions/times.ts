import { EvaluationError, NotComputedError } from '../values/value.ts'
import { type FunctionTable, ofKnown, plainText } from './function.ts'

/** `2026-01-31T12:00:00Z`: the form in which the language writes moments. */
const rfc3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:Z|([+-])(\d\d):(\d\d))$/

interface Moment {
  readonly milliseconds: number
  /** Minutes that its zone is ahead of UTC. */
  readonly offset: number
}

function momentOf(text: string): Moment {
  const match = rfc3339.exec(text)
  const milliseconds = Date.parse(text)
  if (match === null || Number.isNaN(milliseconds)) {
    throw new EvaluationError(`"${text}" is no time like 2026-01-31T12:00:00Z`)
  }
  const [sign, hours, minutes] = match.slice(7)
  const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return { milliseconds, offset: sign === '-' ? -offset : offset }
}

function timestamp({ milliseconds, offset }: Moment): string {
  const local = new Date(milliseconds + offset * 60_000)
  if (Number.isNaN(local.getTime())) throw new EvaluationError('the time is out of range')
  return `${local.toISOString().slice(0, 19)}${offset === 0 ? 'Z' : zone(offset, ':')}`
}

function zone(offset: number, between: string): string {
  const minutes = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}${between}${two(minutes % 60)}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

const milliseconds: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 0.000_001,
}

/** `1h30m`, `-10s` */
function durationOf(text: string): number {
  if (!/^[+-]?(?:\d+(?:\.\d+)?(?:h|ms|m|s|us|µs|ns))+$/.test(text)) {
    throw new EvaluationError(`"${text}" is no duration like 1h30m`)
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|us|µs|ns)/g)]
  const length = parts.reduce(
    (sum, [, amount = '', unit = '']) => sum + Number(amount) * (milliseconds[unit] ?? 0),
    0,
  )
  return text.startsWith('-') ? -length : length
}

const months =
  'January February March April May June July August September October November December'.split(' ')
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** The letters of `formatdate`, which stand for parts of a moment. */
function datePart(letters: string, { milliseconds: utc, offset }: Moment): string {
  const local = new Date(utc + offset * 60_000)
  const [month, day] = [months[local.getUTCMonth()] ?? '', days[local.getUTCDay()] ?? '']
  const hour = local.getUTCHours()
  const parts: Readonly<Record<string, string>> = {
    YYYY: String(local.getUTCFullYear()),
    YY: two(local.getUTCFullYear() % 100),
    MMMM: month,
    MMM: month.slice(0, 3),
    MM: two(local.getUTCMonth() + 1),
    M: String(local.getUTCMonth() + 1),
    DD: two(local.getUTCDate()),
    D: String(local.getUTCDate()),
    EEEE: day,
    EEE: day.slice(0, 3),
    hh: two(hour),
    h: String(hour),
    HH: two(hour % 12 === 0 ? 12 : hour % 12),
    H: String(hour % 12 === 0 ? 12 : hour % 12),
    AA: hour < 12 ? 'AM' : 'PM',
    aa: hour < 12 ? 'am' : 'pm',
    mm: two(local.getUTCMinutes()),
    m: String(local.getUTCMinutes()),
    ss: two(local.getUTCSeconds()),
    s: String(local.getUTCSeconds()),
    ZZZZZ: zone(offset, ':'),
    ZZZZ: zone(offset, ''),
    ZZZ: offset === 0 ? 'UTC' : zone(offset, ''),
    Z: offset === 0 ? 'Z' : zone(offset, ':'),
  }
  const found = parts[letters]
  if (found === undefined) throw new EvaluationError(`formatdate does not know ${letters}`)
  return found
}

export const timeFunctions: FunctionTable = {
  timeadd: ofKnown((time, duration) => {
    const moment = momentOf(plainText(time))
    return timestamp({
      ...moment,
      milliseconds: moment.milliseconds + durationOf(plainText(duration)),
    })
  }),
  timecmp: ofKnown((left, right) =>
    Math.sign(momentOf(plainText(left)).milliseconds - momentOf(plainText(right)).milliseconds),
  ),
  formatdate: ofKnown((pattern, time) => {
    const moment = momentOf(plainText(time))
    const text = plainText(pattern)
    if (text.length > 1000)
      throw new NotComputedError('the pattern is longer than 1,000 characters')
    return text.replace(
      /'((?:[^']|'')*)'|([A-Za-z])\2*/g,
      (letters: string, quoted: string | undefined) =>
        quoted === undefined ? datePart(letters, moment) : quoted.replaceAll("''", "'"),
    )
  }),
}
