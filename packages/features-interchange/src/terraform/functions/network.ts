import { EvaluationError } from '../values/value.ts'
import { type FunctionTable, ofKnown, plainNumber, plainText } from './function.ts'

interface Prefix {
  readonly bits: 32 | 128
  readonly address: bigint
  readonly length: number
}

function parseAddress(text: string): { bits: 32 | 128; address: bigint } | null {
  if (!text.includes(':')) {
    const parts = text.split('.')
    if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255))
      return null
    return { bits: 32, address: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n) }
  }
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return null
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = 8 - left.length - right.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right]
  if (groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return null
  return {
    bits: 128,
    address: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n),
  }
}

function parsePrefix(text: string): Prefix {
  const [base = '', digits = ''] = text.split('/')
  const parsed = parseAddress(base)
  const length = Number(digits)
  if (parsed === null || !/^\d{1,3}$/.test(digits) || length > parsed.bits) {
    throw new EvaluationError(`"${text}" is no address block`)
  }
  const host = BigInt(parsed.bits - length)
  return { bits: parsed.bits, length, address: (parsed.address >> host) << host }
}

function writeAddress(address: bigint, bits: 32 | 128): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.')
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - index * 16)) & 0xffffn).toString(16),
  )
  const zeros = [...groups.join(':').matchAll(/(?:^|(?<=:))0(?::0)+(?=:|$)/g)]
  const longest = zeros.toSorted((a, b) => b[0].length - a[0].length)[0]
  if (longest === undefined) return groups.join(':')
  const text = groups.join(':')
  const before = text.slice(0, longest.index).replace(/:$/, '')
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, '')
  return `${before}::${after}`
}

function subnet(prefix: Prefix, newBits: number, number: number): string {
  const length = prefix.length + newBits
  if (!Number.isInteger(newBits) || newBits < 0 || length > prefix.bits) {
    throw new EvaluationError(`a /${prefix.length} block has no room for ${newBits} more bits`)
  }
  if (!Number.isInteger(number) || number < 0 || BigInt(number) >= 1n << BigInt(newBits)) {
    throw new EvaluationError(`there is no block number ${number} in ${newBits} bits`)
  }
  const address = prefix.address | (BigInt(number) << BigInt(prefix.bits - length))
  return `${writeAddress(address, prefix.bits)}/${length}`
}

/** Blocks one after another, each aligned to its own size. */
function subnets(prefix: Prefix, sizes: readonly number[]): string[] {
  let next = prefix.address
  const limit = prefix.address + (1n << BigInt(prefix.bits - prefix.length))
  return sizes.map((newBits) => {
    const length = prefix.length + newBits
    if (!Number.isInteger(newBits) || newBits < 0 || length > prefix.bits) {
      throw new EvaluationError(`a /${prefix.length} block has no room for ${newBits} more bits`)
    }
    const size = 1n << BigInt(prefix.bits - length)
    const address = ((next + size - 1n) / size) * size
    if (address + size > limit) throw new EvaluationError('the blocks do not fit')
    next = address + size
    return `${writeAddress(address, prefix.bits)}/${length}`
  })
}

/** Whether a block or an address lies in a block. */
function covers(outer: Prefix, text: string): boolean {
  const inner = parsePrefix(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`)
  const host = BigInt(outer.bits - outer.length)
  return (
    inner.bits === outer.bits &&
    inner.length >= outer.length &&
    inner.address >> host === outer.address >> host
  )
}

export const networkFunctions: FunctionTable = {
  cidrcontains: ofKnown((block, text) => covers(parsePrefix(plainText(block)), plainText(text))),
  cidrsubnet: ofKnown((prefix, newBits, number) =>
    subnet(parsePrefix(plainText(prefix)), plainNumber(newBits), plainNumber(number)),
  ),
  cidrsubnets: ofKnown((prefix, ...sizes) =>
    subnets(parsePrefix(plainText(prefix)), sizes.map(plainNumber)),
  ),
  cidrhost: ofKnown((text, host) => {
    const prefix = parsePrefix(plainText(text))
    const number = BigInt(Math.trunc(plainNumber(host)))
    const size = 1n << BigInt(prefix.bits - prefix.length)
    if (number >= size || -number > size)
      throw new EvaluationError(`the block has no host ${number}`)
    return writeAddress(prefix.address + (number < 0n ? size + number : number), prefix.bits)
  }),
  cidrnetmask: ofKnown((text) => {
    const prefix = parsePrefix(plainText(text))
    const host = BigInt(prefix.bits - prefix.length)
    return writeAddress((((1n << BigInt(prefix.bits)) - 1n) >> host) << host, prefix.bits)
  }),
}
