import { type Program, Visitor } from 'oxc-parser'

import { isNode, type LineOf, nameOf } from './syntax.ts'

/** The lines that read the process's environment. */
export function readEnvironmentReads(program: Program, lineOf: LineOf): number[] {
  const lines: number[] = []
  new Visitor({
    ImportDeclaration: (node) => {
      const module = node.source.value
      if (module === 'node:process' || module === 'process') lines.push(lineOf(node.start))
    },
    MemberExpression: (node) => {
      if (isProcess(node.object) && nameOf(node.property) === 'env') lines.push(lineOf(node.start))
    },
    VariableDeclarator: (node) => {
      const taken = node.id.type === 'ObjectPattern' ? node.id.properties : []
      const takesEnv = taken.some(
        (property) => property.type === 'Property' && nameOf(property.key) === 'env',
      )
      if (takesEnv && isProcess(node.init)) lines.push(lineOf(node.start))
    },
  }).visit(program)
  return lines
}

/** `process` itself or `globalThis.process`. */
function isProcess(value: unknown): boolean {
  if (!isNode(value)) return false
  if (value['type'] === 'Identifier') return value['name'] === 'process'
  return value['type'] === 'MemberExpression' && nameOf(value['property']) === 'process'
}
