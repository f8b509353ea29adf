import { isNode, nameOf, type Node, nodesOf, textOf } from '../../syntax.ts'

/** The name of an identifier or the text of a string, inside whatever wraps it. */
export function innerName(value: unknown): string | null {
  return nameOf(unwrap(value))
}

/** The last name of a chain: `findMany` of `db.user.findMany`, `db` of `db`. */
export function lastName(value: unknown): string | null {
  const node = unwrap(value)
  if (node?.type === 'MemberExpression') return memberName(node['property'], node['computed'])
  return node?.type === 'Identifier' ? nameOf(node) : null
}

/** What is taken of an object: `env` of `x.env` and `x['env']`; null for `x[name]`. */
export function memberName(property: unknown, computed: unknown): string | null {
  return computed === true ? textOf(unwrap(property)) : innerName(property)
}

const wrappers = new Set([
  'ParenthesizedExpression',
  'ChainExpression',
  'AwaitExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
])

/** The expression inside brackets, `as`, `satisfies`, `!`, `?.` and `await`. */
export function unwrap(value: unknown): Node | null {
  if (!isNode(value)) return null
  const inner = value['expression'] ?? value['argument']
  return wrappers.has(value.type) ? unwrap(inner) : value
}

/** What stands between the holes of a template. */
export function templateTexts({ quasis }: Node): string[] {
  return nodesOf(quasis).map(({ value }) => {
    const { cooked, raw }: { readonly cooked?: unknown; readonly raw?: unknown } = Object(value)
    return String(cooked ?? raw)
  })
}
