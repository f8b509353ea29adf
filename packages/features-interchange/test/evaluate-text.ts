import { evaluate } from '../src/terraform/evaluate/evaluate.ts'
import { parseExpression } from '../src/terraform/expression/parse-expression.ts'
import { noFiles } from '../src/terraform/files/project-files.ts'
import { toPlain } from '../src/terraform/values/plain.ts'
import { referencesIn } from '../src/terraform/values/references.ts'
import { type Handle, unknown, type Value } from '../src/terraform/values/value.ts'

/** A resource of which nothing is known. */
const resource: Handle = {
  handle: 'aws_x.y',
  references: [{ address: 'aws_x.y', attribute: null }],
  read: (attribute) => unknown([{ address: 'aws_x.y', attribute }]),
}

const names: Readonly<Record<string, Value>> = {
  nothing: unknown(),
  aws_x: new Map<string, Value>([['y', resource]]),
  list: ['b', 'a', 'b'],
  numbers: [3, 1, 2],
  object: new Map<string, Value>([
    ['b', 2],
    ['a', 1],
  ]),
  name: 'web',
  yes: true,
}

export function evaluateText(text: string): Value {
  return evaluate(parseExpression(text), {
    bindings: new Map(Object.entries(names)),
    budget: { steps: 1_000_000 },
    files: noFiles,
    resolve: (name) => {
      throw new Error(`unbound ${name}`)
    },
  })
}

/** The value as JavaScript; `unknown` for one that is not known. */
export function valueOf(text: string): unknown {
  const plain = toPlain(evaluateText(text))
  return plain === undefined ? 'unknown' : plainJs(plain)
}

/** What an expression refers to, as `address.attribute`. */
export function referencesOf(text: string): string[] {
  return referencesIn(evaluateText(text)).map(({ address, attribute }) => `${address}.${attribute}`)
}

function plainJs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainJs)
  if (!(value instanceof Map)) return value
  return Object.fromEntries([...value].map(([key, item]) => [String(key), plainJs(item)]))
}
