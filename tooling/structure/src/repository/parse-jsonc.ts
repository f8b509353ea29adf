import { parseSync } from 'oxc-parser'

import { isNode, nameOf, type Node, nodesOf } from '../syntax.ts'

/** JSON with comments and trailing commas, which is a subset of JavaScript. Undefined when it is not that. */
export function parseJsonc(text: string): unknown {
  const { program, errors } = parseSync('config.js', `(${text}\n)`, { preserveParens: false })
  const [statement] = nodesOf(program.body)
  return errors.length === 0 && isNode(statement?.['expression'])
    ? valueOf(statement['expression'])
    : undefined
}

function valueOf(node: Node): unknown {
  if (node.type === 'Literal') return node['value']
  if (node.type === 'ArrayExpression') return nodesOf(node['elements']).map(valueOf)
  if (node.type !== 'ObjectExpression') return undefined
  return Object.fromEntries(
    nodesOf(node['properties']).map(({ key, value }) => [
      nameOf(key) ?? '',
      isNode(value) ? valueOf(value) : undefined,
    ]),
  )
}
