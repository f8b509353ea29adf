import { isList, isMap, NotComputedError, type Value } from './value.ts'

/** A value shares its parts, so one that is small in memory may be endless to walk through. */
const maxVisits = 1_000_000

/**
 * Visits the scalars and handles in a value, at any depth, until a visit returns true.
 * @throws EvaluationError when the value has too many parts.
 */
export function walk(value: Value, visit: (leaf: Value) => boolean | void): void {
  let left = maxVisits
  const step = (part: Value): boolean => {
    left -= 1
    if (left < 0) throw new NotComputedError('the value has more than 1,000,000 parts')
    if (isList(part)) return part.some(step)
    if (!isMap(part)) return visit(part) === true
    for (const item of part.values()) if (step(item)) return true
    return false
  }
  step(value)
}
