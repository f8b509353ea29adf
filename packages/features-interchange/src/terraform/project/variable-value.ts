import { evaluateJson } from '../evaluate/evaluate-json.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import type { Scope } from '../evaluate/scope.ts'
import type { JsonObject } from '../files/json.ts'
import { EvaluationError, isList, isMap, scalarOf, unknown, type Value } from '../values/value.ts'
import type { ProjectState } from './state.ts'
import { typeConverter } from './type-constraint.ts'

/** The value of a variable: what is given or its default, as its type wants it. */
export function variableValue(
  state: ProjectState,
  label: string,
  block: JsonObject | undefined,
  given: Value | undefined,
  scope: Scope,
): Value {
  if (block === undefined) throw new EvaluationError(`there is no ${label}`)
  const fallback = block['default']
  if (given === undefined && fallback === undefined) {
    state.warnings.add(`${label} has no value and is not known.`)
    return unknown()
  }
  const useDefault =
    given === undefined || (scalarOf(given) === null && block['nullable'] === false)
  const value = useDefault ? evaluateJson(fallback ?? null, scope, state.expressions) : given
  const type = block['type']
  if (typeof type !== 'string') return value
  try {
    return converted(state, type, value, scope)
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    state.warnings.add(`${label}: ${error.message}.`)
    return value
  }
}

/** Converts a value once, however many copies of a module are given it. */
function converted(state: ProjectState, type: string, value: Value, scope: Scope): Value {
  const convert = () => typeConverter(type, (expression) => evaluate(expression, scope))(value)
  if (!isList(value) && !isMap(value)) return convert()
  const known = state.conversions.get(type) ?? new WeakMap<object, Value>()
  state.conversions.set(type, known)
  const result = known.get(value) ?? convert()
  known.set(value, result)
  return result
}
