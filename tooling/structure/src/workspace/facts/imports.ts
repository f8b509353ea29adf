import type { VisitorObject } from 'oxc-parser'

import { isNode, type LineOf, textOf } from '../../syntax.ts'
import { isSource } from '../list-paths.ts'
import type { Reader } from './reader.ts'
import { lastName, innerName } from './syntax.ts'

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
    const found = { specifier: textOf(source), line: lineOf(at) }
    imports.push({ ...found, names: ['*'], passedOn: [], isType: false, ...more })
  }
  const visitor: VisitorObject = {
    ImportDeclaration: (node) => {
      const names = node.specifiers.map((each) =>
        each.type === 'ImportSpecifier' ? String(innerName(each.imported)) : '*',
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
      const passedOn = [innerName(node.exported) ?? '*']
      add(node.start, node.source, { passedOn, isType: node.exportKind === 'type' })
    },
    ExportNamedDeclaration: (node) => {
      if (!node.source) return
      const isType =
        node.exportKind === 'type' ||
        (node.specifiers.length > 0 &&
          node.specifiers.every(({ exportKind }) => exportKind === 'type'))
      add(node.start, node.source, {
        names: node.specifiers.map(({ local }) => String(innerName(local))),
        passedOn: node.specifiers.map(({ exported }) => String(innerName(exported))),
        isType,
      })
    },
    ImportExpression: (node) => add(node.start, node.source),
    TSImportType: (node) => {
      add(node.start, node.source, { names: [innerName(node.qualifier) ?? '*'], isType: true })
    },
    TSExternalModuleReference: (node) => add(node.start, node.expression),
    CallExpression: ({ callee, arguments: [given], start }) => {
      if (callee.type === 'Identifier' && callee.name === 'require') add(start, given)
      // What is only looked up may be computed: it is no import yet.
      const isLookup =
        callee.type === 'MemberExpression' && innerName(callee.property) === 'resolve'
      const isModules =
        isLookup && (isMeta(callee.object) || innerName(callee.object) === 'require')
      if (isModules && textOf(given) !== null) add(start, given)
    },
    NewExpression: ({ callee, arguments: [given, base], start }) => {
      const isFile = innerName(callee) === 'URL' && lastName(base) === 'url'
      if (isFile && isSource(textOf(given) ?? '')) add(start, given)
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
