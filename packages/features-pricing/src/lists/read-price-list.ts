import { checkEntry, type Entry } from './entry.ts'
import { oneCurrency } from './one-currency.ts'
import type { Format } from './recognise-format.ts'

/**
 * What a price list says, in the order of its file and the same each time. Holds as much as a chunk makes, whatever
 * the file's size. Throws VALIDATION (`price_list`), in one line, for what is not the provider's format.
 */
export async function* readPriceList(
  { reader }: Format,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly Entry[]> {
  const read = await reader()
  const checkCurrency = oneCurrency()
  for await (const entries of read(chunks)) {
    for (const entry of entries) {
      checkEntry(entry)
      checkCurrency(entry)
    }
    yield entries
  }
}
