import { withoutNoise } from '../values/convert.ts'
import type { Plain } from '../values/plain.ts'
import { EvaluationError } from '../values/value.ts'
import { type FunctionTable, ofKnown, plainNumber, plainText } from './function.ts'

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new EvaluationError('the result is no finite number')
  return value
}

function unary(from: (value: number) => number) {
  return ofKnown((value) => finite(from(plainNumber(value))))
}

function extreme(pick: (left: number, right: number) => number) {
  return ofKnown((...values: readonly Plain[]) => {
    if (values.length === 0) throw new EvaluationError('expected at least one number')
    return values.map(plainNumber).reduce(pick)
  })
}

function isWhole(digits: string, radix: number): boolean {
  return Array.from(digits.replace(/^[+-]/, '')).every(
    (digit) => !Number.isNaN(Number.parseInt(digit, radix)),
  )
}

export const numberFunctions: FunctionTable = {
  abs: unary(Math.abs),
  ceil: unary((value) => Math.ceil(withoutNoise(value))),
  floor: unary((value) => Math.floor(withoutNoise(value))),
  signum: unary(Math.sign),
  max: extreme((left, right) => Math.max(left, right)),
  min: extreme((left, right) => Math.min(left, right)),
  pow: ofKnown((base, power) => finite(plainNumber(base) ** plainNumber(power))),
  log: ofKnown((value, base) => finite(Math.log(plainNumber(value)) / Math.log(plainNumber(base)))),
  parseint: ofKnown((text, base) => {
    const [digits, radix] = [plainText(text).toLowerCase(), plainNumber(base)]
    const number = Number.parseInt(digits, radix)
    // JavaScript reads as far as it can: "12ab" is no number.
    if (!/^[+-]?[0-9a-z]+$/.test(digits) || !isWhole(digits, radix) || !Number.isFinite(number)) {
      throw new EvaluationError(`"${plainText(text)}" is no number`)
    }
    return number
  }),
}
