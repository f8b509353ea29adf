import { createDatabase } from '@backarch/db'

import { openPrices } from '../../src/service/open-prices.ts'

// Another server: tells an organization's discount by what a gateway costs, once for each line that it is sent.
const [, , url = '', orgId = ''] = process.argv
await using database = createDatabase({ url, poolSize: 2 })
const gateway = { service: 'aws.nat-gateway', product: 'gateway', key: 'gateway' }
for await (const _ of process.stdin) {
  const { bookFor } = await openPrices(database.db, orgId)
  const book = await bookFor(database.db, [{ region: 'us-east-1' }])
  const price = book.find(gateway, 'hours', 'us-east-1')
  process.stdout.write(`${price.known ? price.source : price.reason}\n`)
}
