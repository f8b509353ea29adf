import { outcome } from '@backarch/api/testing'
import { createDatabase } from '@backarch/db'

import { consumeLimit, defineLimit, forgiveLimit } from '../../src/index.ts'
import { testContext } from '../support/replicas.ts'

/**
 * A server in a process of its own: `<url> <limit> attempts <n>` at one account, `forgive`s that account, or makes
 * `strangers <n>` attempts, each at another account. Prints how often each outcome came.
 */
const [url = '', name = '', what = '', times = ''] = process.argv.slice(2)
await using database = createDatabase({ url })
const ctx = testContext(database.db)
const limit = defineLimit({ name, account: { attempts: 10, seconds: 900 } })
const ada = 'ada@example.com'

if (what === 'forgive') await forgiveLimit(ctx, limit, { account: ada })
const counts: Record<string, number> = {}
const attempt = async (account: string): Promise<void> => {
  const came = String(await outcome(consumeLimit(ctx, limit, { account })))
  counts[came] = (counts[came] ?? 0) + 1
}
const accounts = Array.from({ length: Number(times) }, (_, index) =>
  what === 'strangers' ? `${index}` : ada,
)
await Promise.all(accounts.map(attempt))
process.stdout.write(JSON.stringify(counts))
