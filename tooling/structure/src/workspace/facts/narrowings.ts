import type { VisitorObject } from 'oxc-parser'

import { isNode, textOf, type LineOf } from '../../syntax.ts'
import type { Reader } from './reader.ts'
import { lastName, innerName } from './syntax.ts'

/** One `FeatureDb<'note' | 'noteAttachment'>`. */
export interface Narrowing {
  /** The models it opens; null when they are not written out as plain names. */
  readonly models: readonly string[] | null
  readonly line: number
}

const opener = 'FeatureDb'

/** Every use of db's `FeatureDb`: under its own name, renamed, from a namespace or as an import type. */
export function narrowingReader(lineOf: LineOf): Reader<Narrowing> {
  const names = new Set<string>()
  const aliases = new Map<string, unknown>()
  const uses: { readonly argument: unknown; readonly line: number }[] = []
  const use = (typeArguments: unknown, at: number) => {
    const params = isNode(typeArguments) ? typeArguments['params'] : null
    const argument: unknown = Array.isArray(params) ? params[0] : null
    uses.push({ argument, line: lineOf(at) })
  }
  const visitor: VisitorObject = {
    ImportDeclaration: (node) => {
      for (const each of node.specifiers) {
        const isOpener = each.type === 'ImportSpecifier' && innerName(each.imported) === opener
        if (isOpener) names.add(each.local.name)
      }
    },
    TSTypeAliasDeclaration: (node) => {
      // One with parameters of its own is no plain list of names.
      if (!node.typeParameters) aliases.set(node.id.name, node.typeAnnotation)
    },
    TSTypeReference: ({ typeName, typeArguments, start }) => {
      const isNamed = typeName.type === 'Identifier' && names.has(typeName.name)
      const isMember = typeName.type === 'TSQualifiedName' && typeName.right.name === opener
      if (isNamed || isMember) use(typeArguments, start)
    },
    TSInterfaceHeritage: ({ expression, typeArguments, start }) => {
      const name = lastName(expression)
      if (name !== null && (names.has(name) || name === opener)) use(typeArguments, start)
    },
    TSImportType: ({ qualifier, typeArguments, start }) => {
      if (innerName(qualifier) === opener) use(typeArguments, start)
    },
  }
  return {
    visitor,
    facts: () => uses.map(({ argument, line }) => ({ models: modelsOf(argument, aliases), line })),
  }
}

function modelsOf(
  type: unknown,
  aliases: ReadonlyMap<string, unknown>,
  followed: ReadonlySet<string> = new Set(),
): string[] | null {
  if (!isNode(type)) return null
  if (type['type'] === 'TSLiteralType') {
    const model = textOf(type['literal'])
    return model === null ? null : [model]
  }
  if (type['type'] === 'TSParenthesizedType')
    return modelsOf(type['typeAnnotation'], aliases, followed)
  if (type['type'] === 'TSUnionType' && Array.isArray(type['types'])) {
    const parts = type['types'].map((part: unknown) => modelsOf(part, aliases, followed))
    return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? [])
  }
  const alias = type['type'] === 'TSTypeReference' ? innerName(type['typeName']) : null
  if (alias === null || followed.has(alias)) return null
  return modelsOf(aliases.get(alias), aliases, new Set([...followed, alias]))
}
