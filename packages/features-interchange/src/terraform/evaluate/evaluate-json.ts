import { ExpressionSyntaxError } from '../expression/cursor.ts'
import type { Expression } from '../expression/expression.ts'
import { parseTemplate } from '../expression/parse-expression.ts'
import { isJsonList, isJsonObject, type Json, type JsonObject, objectsIn } from '../files/json.ts'
import { needText } from '../values/convert.ts'
import { referencesIn } from '../values/references.ts'
import {
  EvaluationError,
  isList,
  isUnknown,
  unknown,
  type Value,
  type ValueMap,
} from '../values/value.ts'
import { evaluate } from './evaluate.ts'
import { bind, type Scope } from './scope.ts'
import { entriesOf } from './traverse.ts'

/** The cache of parsed texts: the same few expressions stand in a project many times. */
export type Expressions = Map<string, Expression>

/** What stands for an expression that is wrong, where the rest of its block is still of use. */
export type Mistake = (error: EvaluationError) => Value

/**
 * The value of an argument as the HCL converter gives it: every text is a template, every list and object
 * holds values.
 * @throws EvaluationError unless `mistake` answers it
 */
export function evaluateJson(
  json: Json,
  scope: Scope,
  expressions: Expressions,
  mistake?: Mistake,
): Value {
  if (typeof json === 'string') return evaluateText(json, scope, expressions, mistake)
  if (isJsonList(json)) return json.map((item) => evaluateJson(item, scope, expressions, mistake))
  if (isJsonObject(json)) return evaluateObject(json, scope, expressions, mistake)
  return json
}

function evaluateText(
  text: string,
  scope: Scope,
  expressions: Expressions,
  mistake: Mistake | undefined,
): Value {
  try {
    return evaluate(parsed(text, expressions), scope)
  } catch (error) {
    if (mistake === undefined || !(error instanceof EvaluationError)) throw error
    return mistake(error)
  }
}

function parsed(text: string, expressions: Expressions): Expression {
  const known = expressions.get(text)
  if (known !== undefined) return known
  try {
    const expression = parseTemplate(text)
    expressions.set(text, expression)
    return expression
  } catch (error) {
    if (error instanceof ExpressionSyntaxError)
      throw new EvaluationError(error.message, { cause: error })
    throw error
  }
}

function evaluateObject(
  json: JsonObject,
  scope: Scope,
  expressions: Expressions,
  mistake: Mistake | undefined,
): Value {
  const map = new Map<string, Value>()
  const unknownKeys: Value[] = []
  const dynamics = dynamicBlocks(json)
  for (const [key, item] of Object.entries(json)) {
    if (key === 'dynamic' && dynamics.size > 0) continue
    const name = key.includes('${') ? evaluate(parsed(key, expressions), scope) : key
    const value = evaluateJson(item, scope, expressions, mistake)
    if (isUnknown(name)) unknownKeys.push(name, value)
    else map.set(needText(name), value)
  }
  // Nobody knows how many entries it has: two keys may be the same.
  if (unknownKeys.length > 0) return unknown(referencesIn(map, ...unknownKeys))
  for (const label of dynamics.keys()) {
    map.set(label, withDynamic(map.get(label), label, json, scope, expressions, mistake))
  }
  return map
}

/** The `dynamic` blocks of a body by the name of the block that they make. */
export function dynamicBlocks(json: JsonObject): ReadonlyMap<string, readonly JsonObject[]> {
  const found = new Map<string, readonly JsonObject[]>()
  for (const group of objectsIn(json['dynamic'])) {
    for (const [label, blocks] of Object.entries(group)) {
      const real = objectsIn(blocks).filter((block) => 'for_each' in block && 'content' in block)
      if (real.length > 0) found.set(label, real)
    }
  }
  return found
}

/** The written blocks and the ones that `dynamic` makes. Unknown when it is not known how many it makes. */
export function withDynamic(
  written: Value | undefined,
  label: string,
  json: JsonObject,
  scope: Scope,
  expressions: Expressions,
  mistake?: Mistake,
): Value {
  const made: Value[] = written === undefined ? [] : isList(written) ? [...written] : [written]
  for (const block of dynamicBlocks(json).get(label) ?? []) {
    const forEach = evaluateJson(block['for_each'] ?? null, scope, expressions, mistake)
    const entries = entriesOf(forEach)
    if (entries === null) return unknown(referencesIn(forEach))
    const iterator = block['iterator']
    const name = typeof iterator === 'string' ? iterator.replace(/^\$\{|\}$/g, '') : label
    for (const [key, value] of entries) {
      const each: ValueMap = new Map([
        ['key', key],
        ['value', value],
      ])
      const inner = bind(scope, [[name, each]])
      for (const content of objectsIn(block['content'])) {
        made.push(evaluateJson(content, inner, expressions, mistake))
      }
    }
  }
  return made
}
