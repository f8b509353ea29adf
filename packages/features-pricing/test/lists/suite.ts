import { createCallerFactory } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'

import { pricing } from '../../src/feature.ts'
import { importPricesEventSchema, type ImportPricesEvent } from '../../src/schemas.ts'
import { importPriceList } from '../../src/service/lists/import-price-list.ts'

const createCaller = createCallerFactory(pricing.router)

/** The operator of a server without price lists. */
export async function createSuite() {
  const database = await createTestDatabase({ poolSize: 10 })
  const { db } = database
  const ctx = createTestContext({ db, principal: { kind: 'operator', name: 'test' } })
  const call = createCaller(ctx).lists

  type Input = Parameters<typeof call.import>[0]

  /** All that an import tells. Ends it after as many events, as one that is interrupted does. */
  async function importing(
    input: Input,
    most = Number.POSITIVE_INFINITY,
  ): Promise<ImportPricesEvent[]> {
    const told: ImportPricesEvent[] = []
    // Not through a router: that would not wait for what is under way when nobody listens any more.
    for await (const event of importPriceList(ctx, input)) {
      told.push(event)
      if (told.length >= most) break
    }
    return told
  }

  /** What an import answers in the end. */
  async function imported(input: Input) {
    let last: ImportPricesEvent | null = null
    for await (const event of await call.import(input)) last = importPricesEventSchema.parse(event)
    if (last?.type !== 'done') throw new Error('The import told no end.')
    return last
  }

  return {
    url: database.url,
    ctx,
    db,
    call,
    callAs: createCaller,
    importing,
    imported,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}
