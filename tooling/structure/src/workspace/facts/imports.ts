import type { VisitorObject } from 'oxc-parser'

import { isSource } from '../list-paths.ts'
import type { Reader } from './reader.ts'
import { isNode, lastName, type LineOf, literal, nameOf } from './syntax.ts'

export interface Import {
  /** What stands between the quotes; null when it is computed at run time. */
  readonly specifier: string | null
  /** The names taken from it; `*` when it is taken as a whole. */
  readonly names: readonly string[]
  /** The names under which it is passed on; none when it only comes in. */
  readonly passedOn: readonly string[]
  /** Nothing of it is left at run time. */
  readonly isType: boolean
  readonly line: number
}

/**
 * Every specifier a file names: static, type-only, re-exported, dynamic, `import('x').T`, `require`, looked up,
 * `new URL('./worker.ts', import.meta.url)` and `declare module 'x'`.
 */
export function importReader(lineOf: LineOf): Reader<Import> {
  const imports: Import[] = []
  const add = (at: number, source: unknown, more: Partial<Import> = {}) => {
    const found = { specifier: literal(source), line: lineOf(at) }
    imports.push({ ...found, names: ['*'], passedOn: [], isType: false, ...more })
  }
  const visitor: VisitorObject = {
    ImportDeclaration: (node) => {
      const names = node.specifiers.map((each) =>
        each.type === 'ImportSpecifier' ? String(nameOf(each.imported)) : '*',
      )
      const isType =
        node.importKind === 'type' ||
        (names.length > 0 &&
          node.specifiers.every(
            (each) => each.type === 'ImportSpecifier' && each.importKind === 'type',
          ))
      add(node.start, node.source, { names, isType })
    },
    ExportAllDeclaration: (node) => {
      const passedOn = [nameOf(node.exported) ?? '*']
      add(node.start, node.source, { passedOn, isType: node.exportKind === 'type' })
    },
    ExportNamedDeclaration: (node) => {
      if (!node.source) return
      const isType =
        node.exportKind === 'type' ||
        (node.specifiers.length > 0 &&
          node.specifiers.every(({ exportKind }) => exportKind === 'type'))
      add(node.start, node.source, {
        names: node.specifiers.map(({ local }) => String(nameOf(local))),
        passedOn: node.specifiers.map(({ exported }) => String(nameOf(exported))),
        isType,
      })
    },
    ImportExpression: (node) => add(node.start, node.source),
    TSImportType: (node) => {
      add(node.start, node.source, { names: [nameOf(node.qualifier) ?? '*'], isType: true })
    },
    TSExternalModuleReference: (node) => add(node.start, node.expression),
    CallExpression: ({ callee, arguments: [given], start }) => {
      if (callee.type === 'Identifier' && callee.name === 'require') add(start, given)
      // What is only looked up may be computed: it is no import yet.
      const isLookup = callee.type === 'MemberExpression' && nameOf(callee.property) === 'resolve'
      const isModules = isLookup && (isMeta(callee.object) || nameOf(callee.object) === 'require')
      if (isModules && literal(given) !== null) add(start, given)
    },
    NewExpression: ({ callee, arguments: [given, base], start }) => {
      const isFile = nameOf(callee) === 'URL' && lastName(base) === 'url'
      if (isFile && isSource(literal(given) ?? '')) add(start, given)
    },
    TSModuleDeclaration: ({ id, start }) => {
      if (id.type === 'Literal') add(start, id, { isType: true })
    },
  }
  return { visitor, facts: () => imports }
}

function isMeta(value: unknown): boolean {
  return isNode(value) && value['type'] === 'MetaProperty'
}
