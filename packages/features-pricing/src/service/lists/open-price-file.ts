import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'

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

const chunk = 64 * 1024

/** A file on the server's own machine. Throws VALIDATION for what is none. */
export async function openPriceFile(path: string, signal: AbortSignal): Promise<PriceFile> {
  try {
    await using file = await open(path)
    const found = await file.stat()
    if (!found.isFile()) throw priceListError(`${quote(path)} is no file.`)
    return {
      name: basename(path),
      bytes: found.size,
      beginning: await readBeginning(file),
      sha256: await hashOf(file, signal),
      read: () => createReadStream(path, { highWaterMark: chunk, signal }),
    }
  } catch (error) {
    if (!isFileError(error)) throw error
    throw priceListError(`${quote(path)} cannot be read (${error.code}).`)
  }
}

async function readBeginning(file: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), { position: 0 })
  return buffer.subarray(0, bytesRead).toString('utf8')
}

/** Of a gigabyte, in one buffer: a stream's would be thousands, and not collected before they are many. */
async function hashOf(file: FileHandle, signal: AbortSignal): Promise<string> {
  const sha256 = createHash('sha256')
  const buffer = Buffer.allocUnsafeSlow(chunk)
  for (let position = 0; ;) {
    signal.throwIfAborted()
    const { bytesRead } = await file.read(buffer, { position })
    if (bytesRead === 0) return sha256.digest('hex')
    sha256.update(buffer.subarray(0, bytesRead))
    position += bytesRead
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
