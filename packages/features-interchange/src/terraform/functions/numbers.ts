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

export const numberFunctions: FunctionTable = {
  abs: unary(Math.abs),
  ceil: unary(Math.ceil),
  floor: unary(Math.floor),
  signum: unary(Math.sign),
  max: extreme((left, right) => Math.max(left, right)),
  min: extreme((left, right) => Math.min(left, right)),
  pow: ofKnown((base, power) => finite(plainNumber(base) ** plainNumber(power))),
  log: ofKnown((value, base) => finite(Math.log(plainNumber(value)) / Math.log(plainNumber(base)))),
  parseint: ofKnown((text, base) => {
    const number = Number.parseInt(plainText(text), plainNumber(base))
    if (Number.isNaN(number)) throw new EvaluationError(`"${plainText(text)}" is no number`)
    return number
  }),
}
