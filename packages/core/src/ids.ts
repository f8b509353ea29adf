import { randomBytes } from 'node:crypto'

/** A clock that steps back further than this is taken for another clock, not for a correction of the same one. */
const correctionMs = 10_000
const counterLimit = 0x1000

let lastMs = -1
let counter = 0

/**
 * A new UUIDv7 (RFC 9562): sorts by creation time, and strictly so within this process.
 * The twelve bits after the time count up inside a millisecond; the other 62 are random.
 */
export function newId(now: Date | number = Date.now()): string {
  const asked = Math.floor(Number(now))
  const random = randomBytes(10)
  if (asked > lastMs || asked < lastMs - correctionMs) {
    lastMs = asked
    // Starts in the lower half, so that a burst within one millisecond has room to count.
    counter = random.readUInt16BE(0) & 0x7ff
  } else if (++counter === counterLimit) {
    lastMs += 1
    counter = 0
  }
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(lastMs, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  random.copy(bytes, 8, 2)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
