import { ExpressionSyntaxError } from '../expression/cursor.ts'
import type { Expression } from '../expression/expression.ts'
import { parseTemplate } from '../expression/parse-expression.ts'
import { convertScalar, toListValue } from '../functions/conversions.ts'
import { setOf } from '../functions/identity.ts'
import { booleanOf, numberOf, textOf } from '../values/convert.ts'
import { EvaluationError, isMap, isUnknown, scalarOf, type Value } from '../values/value.ts'

/** Turns a value into what a variable's `type` asks for. Evaluates the defaults of optional attributes. */
export type Converter = (value: Value) => Value

/** The converter for the text of a `type` argument: `${list(string)}`, or the older `"list"`. */
export function typeConverter(
  text: string,
  evaluateDefault: (expression: Expression) => Value,
): Converter {
  try {
    const type = parseTemplate(text.includes('${') ? text : `\${${text}}`)
    return (value) => convert(value, type, evaluateDefault)
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return (value) => value
    throw error
  }
}

const any: Expression = { type: 'name', name: 'any' }

function convert(
  value: Value,
  type: Expression,
  defaults: (expression: Expression) => Value,
): Value {
  if (isUnknown(value) || scalarOf(value) === null) return value
  if (type.type === 'name') return convertPrimitive(value, type.name)
  if (type.type !== 'call') return value
  const [element] = type.args
  if (element === undefined) return value
  switch (type.name) {
    case 'list':
      return toListValue(value).map((item) => convert(item, element, defaults))
    case 'set':
      return setOf(toListValue(value).map((item) => convert(item, element, defaults)))
    case 'map':
      return isMap(value)
        ? new Map([...value].map(([key, item]) => [key, convert(item, element, defaults)]))
        : value
    case 'tuple':
      return element.type === 'list'
        ? toListValue(value).map((item, index) =>
            convert(item, element.items[index] ?? any, defaults),
          )
        : value
    case 'object':
      return element.type === 'object' ? convertObject(value, element, defaults) : value
    case 'optional':
      return convert(value, element, defaults)
    default:
      return value
  }
}

function convertPrimitive(value: Value, name: string): Value {
  switch (name) {
    case 'string':
      return convertScalar(value, textOf, 'string')
    case 'number':
      return convertScalar(value, numberOf, 'number')
    case 'bool':
      return convertScalar(value, booleanOf, 'bool')
    case 'list':
      return toListValue(value)
    case 'set':
      return setOf(toListValue(value))
    default:
      return value
  }
}

function convertObject(
  value: Value,
  type: Extract<Expression, { type: 'object' }>,
  defaults: (expression: Expression) => Value,
): Value {
  if (!isMap(value)) throw new EvaluationError('expected an object')
  const converted = new Map<string, Value>()
  for (const { key, value: attributeType } of type.entries) {
    if (key.type !== 'literal') continue
    const name = String(key.value)
    const given = value.get(name) ?? null
    const fallback =
      attributeType.type === 'call' && attributeType.name === 'optional'
        ? attributeType.args[1]
        : undefined
    const present = scalarOf(given) === null && fallback !== undefined ? defaults(fallback) : given
    converted.set(name, convert(present, attributeType, defaults))
  }
  return converted
}
