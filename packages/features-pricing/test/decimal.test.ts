import fc from 'fast-check'
import { expect, test } from 'vitest'

import { decimal, multiply, toNumber } from '../src/decimal.ts'
import { toDollars, toMoney } from '../src/money.ts'

const amount = fc
  .double({ min: 0, max: 1e12, noNaN: true })
  .filter((value) => !Object.is(value, -0))

test('a decimal is what its double prints as', () => {
  expect(decimal(0.1)).toEqual({ digits: 1n, scale: 1 })
  expect(decimal(0.0000166667)).toEqual({ digits: 166667n, scale: 10 })
  expect(decimal(1e21)).toEqual({ digits: 10n ** 21n, scale: 0 })
  fc.assert(
    fc.property(amount, (value) => {
      expect(toNumber(decimal(value))).toBe(value)
    }),
  )
})

test('only a finite number from 0 up is a decimal', () => {
  for (const value of [-1, NaN, Infinity, -Infinity]) {
    expect(() => decimal(value)).toThrow(RangeError)
  }
})

test('a product has no drift', () => {
  expect(toNumber(multiply(decimal(0.1), decimal(3)))).toBe(0.3)
  expect(toNumber(multiply(decimal(1.005), decimal(1000)))).toBe(1005)
})

test('money is rounded half up to a micro-cent, and is exact from there on', () => {
  expect(toMoney(decimal(0.000000005))).toBe(1n)
  expect(toMoney(decimal(0.0000000049))).toBe(0n)
  expect(toMoney(decimal(12.5))).toBe(1_250_000_000n)
  expect(toDollars(toMoney(decimal(0.1)) + toMoney(decimal(0.2)))).toBe(0.3)
  const amounts = fc.array(amount, { maxLength: 50 })
  fc.assert(
    fc.property(amounts, (values) => {
      const sum = (order: number[]) => order.reduce((total, v) => total + toMoney(decimal(v)), 0n)
      expect(sum(values.toReversed())).toBe(sum(values))
    }),
  )
})
