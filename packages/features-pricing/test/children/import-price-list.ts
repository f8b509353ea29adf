import { createTestContext } from '@backarch/api/testing'
import { createDatabase } from '@backarch/db'

import { importPriceList } from '../../src/service/lists/import-price-list.ts'

// A process of its own, whose memory is that of one import: `node import-price-list.ts <database> <file>`.
const [, , url = '', file = ''] = process.argv
await using database = createDatabase({ url, poolSize: 2 })
const ctx = createTestContext({
  db: database.db,
  principal: { kind: 'operator', name: 'test' },
})
await database.db.priceList.count()
const before = process.resourceUsage().maxRSS
let rates = 0
for await (const event of importPriceList(ctx, { file })) {
  if (event.type === 'done') rates = event.list.rates
}
const kilobytes = process.resourceUsage().maxRSS - before
process.stdout.write(JSON.stringify({ rates, megabytes: Math.round(kilobytes / 1000) }))
