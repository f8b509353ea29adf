import { JSONParser } from '@streamparser/json'

import { priceListError } from './price-list-error.ts'

export interface JsonValue {
  /** Where it is: keys and indexes from the top. */
  readonly path: readonly (string | number)[]
  readonly value: unknown
}

/** No single value of a price list comes near it. */
const mostBytesOfValue = 8 * 1024 * 1024

/**
 * The values at these paths (`$.products.*`), the inner ones first, in the order of the text; a value is emptied of
 * what was answered before it. Several texts may follow each other. Holds one value at a time, and throws VALIDATION
 * for what is no JSON, ends too early, or has a value that is too large to be a price.
 */
export async function* readJson(
  chunks: AsyncIterable<Uint8Array>,
  paths: readonly string[],
): AsyncGenerator<readonly JsonValue[]> {
  const parser = new JSONParser({
    paths: [...paths],
    keepStack: true,
    separator: '',
    stringBufferSize: 64 * 1024,
  })
  let found: JsonValue[] = []
  let bytes = 0
  let sinceLast = 0
  parser.onValue = ({ value, key, parent, stack }) => {
    // The parser itself would keep what is within a value that is to be answered too.
    if (Array.isArray(parent)) parent.length -= 1
    else if (parent && key !== undefined) delete parent[key]
    const path = [...stack.slice(1).map((element) => element.key), key]
    found.push({ path: path.filter((part) => part !== undefined), value })
  }
  for await (const chunk of chunks) {
    parsing(() => parser.write(chunk), bytes)
    bytes += chunk.length
    sinceLast = found.length > 0 ? 0 : sinceLast + chunk.length
    if (sinceLast > mostBytesOfValue) {
      throw priceListError(
        `not the provider's format: no product or price in ${mostBytesOfValue} bytes, up to byte ${bytes}.`,
      )
    }
    if (found.length > 0) yield found
    found = []
  }
  try {
    if (!parser.isEnded) parser.end()
  } catch {
    throw priceListError(`it ends too early, after ${bytes} bytes: download it again.`)
  }
}

function parsing(write: () => void, bytes: number): void {
  try {
    write()
  } catch {
    throw priceListError(`it is no JSON behind byte ${bytes}: download it again.`)
  }
}
