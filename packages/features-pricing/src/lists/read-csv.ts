import { Readable } from 'node:stream'
import { pipeline } from 'node:stream'

import { CsvError, parse } from 'csv-parse'

import { priceListError } from './price-list-error.ts'

/**
 * The records of a CSV text, of any number of fields each. Holds one at a time. Throws VALIDATION, with the line, for
 * quotes that do not pair, and for a text whose last line has no end: it was cut off.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let last = 0
  const whole = async function* whole() {
    for await (const chunk of chunks) {
      last = chunk.at(-1) ?? last
      yield chunk
    }
  }
  const parser = parse({ bom: true, relax_column_count: true, max_record_size: 1024 * 1024 })
  const records: AsyncIterable<string[]> = pipeline(Readable.from(whole()), parser, () => {})
  try {
    for await (const record of records) yield record
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw cutOff()
    throw priceListError(`it is no CSV at line ${String(error['lines'])}.`)
  }
  if (last !== 0x0a) throw cutOff()
}

function cutOff(): Error {
  return priceListError('it ends within a line: download it again.')
}
