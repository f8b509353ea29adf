import { createHash } from 'node:crypto'
import { TextDecoder } from 'node:util'

import { fileTypeFromBuffer } from 'file-type'

import { fileTypeOf } from '../file-types.ts'

/** Magic numbers, and the first entries of an archive by which an office document is told, are within it. */
const sampleBytes = 16_384

export interface Announced {
  readonly contentType: string
  /** Bytes. */
  readonly contentLength: number
}

/**
 * Reads a file once, in bounded memory: its SHA-256 in hex, when it has exactly the announced size and looks like the
 * announced type; else null. Nothing of it is decoded or unpacked but that sample.
 */
export async function inspectBytes(
  stream: AsyncIterable<Uint8Array>,
  { contentType, contentLength }: Announced,
): Promise<string | null> {
  const looksLike = fileTypeOf(contentType)?.looksLike
  const hash = createHash('sha256')
  const text = looksLike === 'text' ? new TextDecoder('utf-8', { fatal: true }) : null
  const sample: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    if (length < sampleBytes) sample.push(chunk.subarray(0, sampleBytes - length))
    length += chunk.byteLength
    if (length > contentLength || (text && !isText(text, chunk))) return null
    hash.update(chunk)
  }
  if (length !== contentLength || (text && !isText(text))) return null
  const found = await typeOf(Buffer.concat(sample))
  const fits =
    looksLike === 'text'
      ? found === null || found.startsWith('text/') || found === 'application/xml'
      : found !== null && looksLike?.includes(found) === true
  return fits ? hash.digest('hex') : null
}

function isText(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    return !decoder.decode(chunk, { stream: chunk !== undefined }).includes('\0')
  } catch {
    return false
  }
}

async function typeOf(sample: Uint8Array): Promise<string | null> {
  // A sample that is cut, or made to confuse, may end a parser in an error: then it looks like nothing.
  const found = await fileTypeFromBuffer(sample).catch(() => null)
  return found?.mime ?? null
}
