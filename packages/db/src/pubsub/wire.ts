import { createHash } from 'node:crypto'

import { AppError } from '@backarch/core'
import { z } from 'zod'

/** PostgreSQL refuses a notification of 8,000 bytes and more; the rest of a part is its label. */
const partLength = 7_900
const longestMessage = 1_000_000

/** PostgreSQL cuts a channel's name at 63 bytes, so every name becomes one of fixed length. */
export function channelName(channel: string): string {
  return `backarch_${createHash('sha256').update(channel).digest('hex').slice(0, 40)}`
}

/**
 * A message as the notifications that carry it, all ASCII so that a part may be cut anywhere. The id keeps
 * PostgreSQL from merging equal messages of one transaction into one.
 * Throws LIMIT_EXCEEDED for a message over a million characters: send an id and let readers fetch.
 */
export function toNotifications(id: string, payload: unknown): string[] {
  const text = JSON.stringify(payload ?? null).replaceAll(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  if (text.length > longestMessage) {
    throw new AppError('LIMIT_EXCEEDED', 'The message is too long to publish.', {
      details: { reason: 'message_too_long', length: text.length, limit: longestMessage },
    })
  }
  const count = Math.ceil(text.length / partLength)
  return Array.from({ length: count }, (_, at) => {
    const part = text.slice(at * partLength, (at + 1) * partLength)
    return `${id} ${count - at - 1} ${part}`
  })
}

const label = /^(\S+) (\d+) /

/**
 * Puts the parts of one channel's messages together again. The parts of a message arrive one after the other,
 * because one statement sends them.
 */
export function createAssembler(): (notification: string) => { readonly payload: unknown } | null {
  let open: { readonly id: string; text: string } | null = null
  return (notification) => {
    const [head, id, left] = label.exec(notification) ?? []
    if (head === undefined || id === undefined) return null
    const part = notification.slice(head.length)
    open = open?.id === id ? { id, text: open.text + part } : { id, text: part }
    if (left !== '0') return null
    const parsed = json.safeParse(open.text)
    open = null
    return parsed.success ? { payload: parsed.data } : null
  }
}

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('not JSON')
    return z.NEVER
  }
})
