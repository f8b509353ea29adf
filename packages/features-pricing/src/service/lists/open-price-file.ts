import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { priceListError, quote } from '../../lists/price-list-error.ts'

export interface PriceFile {
  readonly name: string
  readonly bytes: number
  /** In hex. */
  readonly sha256: string
  /** Enough to tell what kind of file it is. */
  readonly beginning: string
  /** From its first byte, each time. */
  readonly read: () => AsyncIterable<Uint8Array>
}

const chunk = 256 * 1024

/** A file on the server's own machine. Throws VALIDATION for what is none. */
export async function openPriceFile(path: string, signal: AbortSignal): Promise<PriceFile> {
  const read = () => createReadStream(path, { highWaterMark: chunk, signal })
  try {
    const found = await stat(path)
    if (!found.isFile()) throw priceListError(`${quote(path)} is no file.`)
    const sha256 = createHash('sha256')
    await pipeline(read(), sha256)
    return {
      name: basename(path),
      bytes: found.size,
      sha256: sha256.digest('hex'),
      beginning: await readBeginning(path),
      read,
    }
  } catch (error) {
    if (!isFileError(error)) throw error
    throw priceListError(`${quote(path)} cannot be read (${error.code}).`)
  }
}

async function readBeginning(path: string): Promise<string> {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096))
  return buffer.subarray(0, bytesRead).toString('utf8')
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
