import type { Context } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { createLogger } from '@backarch/core'
import { createDatabase } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'

/** The middle of a quarter of an hour, so that no test runs into the end of a window. */
export const noon = new Date('2026-03-01T12:05:00.000Z')

/** Two pools over one database: what two servers are to it. */
export async function createReplicas() {
  await using stack = new AsyncDisposableStack()
  const scratch = stack.use(await createTestDatabase())
  const second = stack.use(createDatabase({ url: scratch.url, poolSize: 5 }))
  // What a server's first moments take is not what these tests are about.
  await Promise.all([scratch.db.rateLimit.count(), second.db.rateLimit.count()])
  const kept = stack.move()
  return {
    scratch,
    contexts: [testContext(scratch.db), testContext(second.db)] as const,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

/** A context whose clock stands still. */
export function testContext(db: Context['db'], lines: string[] = []): Context {
  const log = createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } })
  return { ...createTestContext({ db, now: () => noon }), log }
}

export function from(ctx: Context, address: string): Context {
  return { ...ctx, peer: { address, userAgent: null } }
}

let created = 0

/** The name of a limit that no other test uses. */
export function freshName(): string {
  created += 1
  return `test.l${String.fromCodePoint(
    ...String(created)
      .split('')
      .map((digit) => 97 + Number(digit)),
  )}`
}
