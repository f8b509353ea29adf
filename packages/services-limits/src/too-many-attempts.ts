import { AppError } from '@backarch/core'

/** RATE_LIMITED, with `retryAfterSeconds` for programs and the same in words for people. */
export function tooManyAttempts(retryAfterSeconds: number): AppError {
  return new AppError(
    'RATE_LIMITED',
    `Too many attempts: try again in ${inWords(retryAfterSeconds)}.`,
    {
      details: { reason: 'rate_limited', retryAfterSeconds },
    },
  )
}

function inWords(seconds: number): string {
  if (seconds < 60) return plural(seconds, 'second')
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? plural(minutes, 'minute') : plural(Math.ceil(minutes / 60), 'hour')
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
