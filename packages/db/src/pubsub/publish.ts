import { randomUUID } from 'node:crypto'

import type { Db } from '../client/db.ts'
import { channelName, toNotifications } from './wire.ts'

/**
 * Sends a JSON value to every subscriber of every process over this database. In a transaction it is sent when that
 * commits, and never when it does not. Throws LIMIT_EXCEEDED for more than a million characters.
 */
export async function publish(db: Db, channel: string, payload: unknown): Promise<void> {
  const parts = toNotifications(randomUUID(), payload)
  await db.$queryRaw`SELECT pg_notify(${channelName(channel)}, part)::text FROM unnest(${parts}::text[]) AS part`
}
