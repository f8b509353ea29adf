import { outcome } from '@backarch/api/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { consumeLimit, defineLimit } from '../src/index.ts'
import { peerNetworks } from '../src/peer-networks.ts'
import { createReplicas, freshName, noon } from './support/replicas.ts'

test('RL1 law: of the attempts in a window min(attempts, limit) succeed, however calls interleave', async () => {
  await using replicas = await createReplicas()
  const bursts = fc.array(
    fc.record({
      /** Seconds since the burst before. */
      later: fc.integer({ min: 0, max: 40 }),
      /** The replica that each call of the burst goes to. */
      calls: fc.array(fc.constantFrom(0 as const, 1 as const), { minLength: 1, maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  const allowed = fc.integer({ min: 1, max: 8 })
  const length = fc.integer({ min: 1, max: 60 })
  await fc.assert(
    fc.asyncProperty(bursts, allowed, length, async (steps, attempts, seconds) => {
      const limit = defineLimit({ name: freshName(), account: { attempts, seconds } })
      const tried = new Map<number, number>()
      const succeeded = new Map<number, number>()
      let at = noon.getTime()
      for (const { later, calls } of steps) {
        at += later * 1_000
        const now = new Date(at)
        const window = Math.floor(at / 1_000 / seconds)
        const outcomes = await Promise.all(
          calls.map((replica) => {
            const ctx = { ...replicas.contexts[replica], now: () => now }
            return outcome(consumeLimit(ctx, limit, { account: 'ada@example.com' }))
          }),
        )
        const ok = outcomes.filter((one) => one === 'ok').length
        tried.set(window, (tried.get(window) ?? 0) + calls.length)
        succeeded.set(window, (succeeded.get(window) ?? 0) + ok)
      }
      for (const [window, times] of tried) {
        expect(succeeded.get(window)).toBe(Math.min(times, attempts))
      }
    }),
    { numRuns: 60 },
  )
})

const groups = (bytes: Uint8Array): string =>
  (Buffer.from(bytes).toString('hex').match(/.{4}/g) ?? []).join(':')

test('law: an IPv6 address is its 128 bits, its network the first 64 of them', () => {
  // 2000::/3 is what is handed out; outside of it lie IPv4 addresses in IPv6 dress.
  const inUse = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => {
    bytes[0] = 0x20 | ((bytes[0] ?? 0) & 0x1f)
    return bytes
  })
  fc.assert(
    fc.property(inUse, fc.nat(127), (bytes, bit) => {
      const other = Uint8Array.from(bytes)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7))
      const one = peerNetworks(groups(bytes))
      const two = peerNetworks(groups(other).toUpperCase())
      expect(one).toEqual(peerNetworks(`${groups(bytes)}%eth0`))
      expect(one.address).not.toBe(two.address)
      expect(one.network === two.network).toBe(bit >= 64)
    }),
  )
})

test('law: an IPv4 address is its 32 bits in either dress, its network the first 24 of them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.nat(31), (bytes, bit) => {
      const other = Uint8Array.from(bytes)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7))
      const one = peerNetworks(bytes.join('.'))
      const two = peerNetworks(other.join('.'))
      expect(peerNetworks(`::ffff:${bytes.join('.')}`)).toEqual(one)
      expect(peerNetworks(`::FFFF:${groups(bytes)}`)).toEqual(one)
      expect(one.address).not.toBe(two.address)
      expect(one.network === two.network).toBe(bit >= 24)
    }),
  )
})

test('law: whatever text stands where an address should, the answer is one of a caller', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.ipV4(), fc.ipV6(), fc.ipV4Extended()),
      (text) => {
        expect(peerNetworks(text).address).toMatch(/^(?:unknown|[\da-f]{8}|[\da-f]{32})$/)
      },
    ),
  )
})
