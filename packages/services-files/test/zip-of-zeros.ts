import { deflateRawSync } from 'node:zlib'

/** An archive of one entry of zeros, [Content_Types].xml, which whoever tells office documents apart would read. */
export function zipOfZeros(length: number): Buffer<ArrayBuffer> {
  const name = Buffer.from('[Content_Types].xml')
  const packed = deflateRawSync(Buffer.alloc(length), { level: 9 })
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(length, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.from(Buffer.concat([header, name, packed]))
}
