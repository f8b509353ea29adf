import { StructureError } from '../structure-error.ts'

const date = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?$/
const age = /^(\d{1,4}) ?(day|week|month|year)s?( ago)?$/
const days = { day: 1, week: 7, month: 30, year: 365 }

/**
 * A date or an age as seconds since 1970; where no zone is given, UTC, and a month is 30 days. Git itself reads any
 * text as some date: `banana` is now.
 */
export function parseSince(text: string, now: Date): number {
  const [, count, unit] = age.exec(text) ?? []
  if (
    count !== undefined &&
    (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year')
  ) {
    return Math.floor(now.getTime() / 1000) - Number(count) * days[unit] * 24 * 60 * 60
  }
  const local = text.includes('T') && !/(Z|[+-]\d{2}:\d{2})$/.test(text) ? `${text}Z` : text
  const time = date.test(text) ? Date.parse(local) : Number.NaN
  const day = Number(text.slice(8, 10) || 1)
  // Date.parse takes 2026-02-30 for the second of March.
  const exists = new Date(Date.parse(text.slice(0, 10))).getUTCDate() === day
  if (Number.isNaN(time) || !exists) {
    throw new StructureError(
      `--since needs a date such as 2026-01-31 or an age such as "6 months", not ${JSON.stringify(text)}.`,
    )
  }
  return time / 1000
}
