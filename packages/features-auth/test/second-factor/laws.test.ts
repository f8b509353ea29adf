import * as fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { hashRecoveryCode, newRecoveryCode } from '../../src/recovery-code.ts'
import { recoveryCodeSchema, totpCodeSchema } from '../../src/schemas.ts'
import { verifySecondFactor } from '../../src/service/verify-second-factor.ts'
import { codeAt } from '../../src/testing.ts'
import { newTotpSecret, totpStepOf } from '../../src/totp-code.ts'
import { createSuite } from '../support.ts'
import { createPersonWithTotp } from '../support/people.ts'

const { database, clock, ctx } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const step = 30_000
const stepNow = () => Math.floor(clock.now().getTime() / step)
const codeOf = (secret: string, at: number) => codeAt(secret, new Date(at * step))

test('MF1 whatever codes come in whatever order at once, a time step is taken once, and none after a later one', async () => {
  const { userId, secret } = await createPersonWithTotp(ctx)
  let last = stepNow()
  const offset = fc.integer({ min: -2, max: 2 })
  const round = fc.record({
    pass: fc.nat({ max: 2 }),
    offsets: fc.array(offset, { minLength: 1, maxLength: 8 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), async (rounds) => {
      for (const { pass, offsets } of rounds) {
        clock.advance(pass * step)
        const now = stepNow()
        const shown = [-2, -1, 0, 1, 2].map((by) => codeOf(secret, now + by))
        // Two steps of one code would be told apart by nobody.
        fc.pre(new Set(shown).size === shown.length)
        const steps = offsets.map((by) => now + by)
        const taken = await Promise.all(
          steps.map((at) => {
            const proof = { kind: 'totp', code: codeOf(secret, at) } as const
            return verifySecondFactor(ctx, ctx.db, { userId, proof })
          }),
        )
        const accepted = steps.filter((_, index) => taken[index])
        const before = last
        const acceptable = steps.filter((at) => Math.abs(at - now) <= 1 && at > before)
        expect(new Set(accepted).size).toBe(accepted.length)
        expect(acceptable).toEqual(expect.arrayContaining(accepted))
        // The latest one that may be taken always is; what comes before it depends on who was first.
        if (acceptable.length > 0) last = Math.max(...acceptable)
        expect(accepted.includes(last)).toBe(acceptable.length > 0)
      }
    }),
    { numRuns: 40 },
  )
})

test('MF3 whatever recovery codes come at once, each is taken once, and none of an earlier set', async () => {
  const { userId, recoveryCodes, call } = await createPersonWithTotp(ctx)
  let left = new Set(recoveryCodes)
  let used: string[] = []
  const index = fc.nat({ max: 30 })
  const round = fc.record({ renew: fc.boolean(), picks: fc.array(index, { maxLength: 12 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
      for (const { renew, picks } of rounds) {
        if (renew) {
          used = [...used, ...left].slice(-20)
          left = new Set((await call.recoveryCodes.renew()).recoveryCodes)
        }
        const known = [...left, ...used]
        const codes = picks.map((pick) => known[pick % known.length] ?? '')
        const taken = await Promise.all(
          codes.map((text) => {
            const proof = { kind: 'recovery_code', code: recoveryCodeSchema.parse(text) } as const
            return verifySecondFactor(ctx, ctx.db, { userId, proof })
          }),
        )
        const accepted = codes.filter((_, at) => taken[at])
        const expected = new Set(codes.filter((code) => left.has(code)))
        expect(accepted.toSorted()).toEqual([...expected].toSorted())
        for (const code of expected) left.delete(code)
        used = [...used, ...expected].slice(-20)
      }
    }),
    { numRuns: 25 },
  )
})

test('a recovery code reads the same however it is typed', () => {
  const typing = fc.record({
    capitals: fc.boolean(),
    separator: fc.constantFrom('', ' ', '-', ' - '),
  })
  fc.assert(
    fc.property(typing, ({ capitals, separator }) => {
      const code = newRecoveryCode()
      expect(code).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){3}$/)
      const confused = code.replaceAll('0', 'o').replaceAll('1', capitals ? 'i' : 'l')
      const spaced = confused.replaceAll('-', separator)
      const typed = capitals ? spaced.toUpperCase() : spaced
      expect(recoveryCodeSchema.parse(typed)).toBe(code.replaceAll('-', ''))
    }),
  )
})

test('MF3 one code of two people is stored as two hashes: nobody tries a guess against all at once', () => {
  const code = newRecoveryCode().replaceAll('-', '')
  expect(hashRecoveryCode('one', code)).toMatch(/^[0-9a-f]{64}$/)
  expect(hashRecoveryCode('one', code)).not.toBe(hashRecoveryCode('other', code))
})

test('a text is a code of six digits, a recovery code, or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      const code = totpCodeSchema.safeParse(text)
      expect(code.success).toBe(/^\d{6}$/.test(text.replaceAll(/\s/g, '')) && text.length <= 20)
      const recoveryCode = recoveryCodeSchema.safeParse(text)
      expect(recoveryCode.data ?? '').toMatch(/^([0-9a-hjkmnp-tv-z]{16})?$/)
    }),
  )
})

test('RFC 6238 the test vectors of SHA-1, by their last six digits', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const vectors = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const
  for (const [seconds, code] of vectors) {
    expect(totpStepOf(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30))
  }
})

test('every secret has 160 bits of its own', () => {
  const secrets = Array.from({ length: 100 }, newTotpSecret)
  expect(new Set(secrets).size).toBe(100)
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
})
