import type { VisitorObject } from 'oxc-parser'

import { isNode, type LineOf } from '../../syntax.ts'
import type { Reader } from './reader.ts'
import { innerName } from './syntax.ts'

/** The lines that read the process's environment. */
export function environmentReader(lineOf: LineOf): Reader<number> {
  const lines: number[] = []
  const visitor: VisitorObject = {
    ImportDeclaration: (node) => {
      const module = node.source.value
      if (module === 'node:process' || module === 'process') lines.push(lineOf(node.start))
    },
    MemberExpression: (node) => {
      if (isProcess(node.object) && innerName(node.property) === 'env')
        lines.push(lineOf(node.start))
    },
    VariableDeclarator: (node) => {
      const taken = node.id.type === 'ObjectPattern' ? node.id.properties : []
      const takesEnv = taken.some(
        (property) => property.type === 'Property' && innerName(property.key) === 'env',
      )
      if (takesEnv && isProcess(node.init)) lines.push(lineOf(node.start))
    },
  }
  return { visitor, facts: () => lines }
}

/** `process` itself or `globalThis.process`. */
function isProcess(value: unknown): boolean {
  if (!isNode(value)) return false
  if (value['type'] === 'Identifier') return value['name'] === 'process'
  return value['type'] === 'MemberExpression' && innerName(value['property']) === 'process'
}
