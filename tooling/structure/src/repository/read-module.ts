import { parseSync, type ParserOptions } from 'oxc-parser'

import { everyName, type Import, itsEffects, type Module, type Use } from './module.ts'
import { isInner, openScope, type Scope } from './scope.ts'
import { isNode, nameOf, type Node, nodesOf, textOf } from './syntax.ts'
import { walkNames } from './walk-names.ts'

interface Reference {
  readonly name: string
  readonly member: string | null
  readonly scope: Scope
}

interface Statement {
  readonly references: Reference[]
  readonly uses: Use[]
}

/** Reads a source file's names; null when it cannot be parsed. */
export function readModule(path: string, text: string): Module | null {
  const parsed = parse(path, text)
  if (parsed === null) return null

  const lineOf = lineCounter(text)
  const top = openScope(null, true)
  const imports: (Import & { names: string[] })[] = []
  const imported = new Map<string, Exclude<Use, { local: string }>>()
  const declarations = new Map<string, number[]>()
  const exported = new Map<string, Use>()
  const stars: number[] = []
  const statements: Statement[] = []
  let isWhole = !parsed.isModule

  const addImport = (at: Node, specifier: string | null, names: string[]): number =>
    imports.push({ specifier, line: lineOf(at.start), names }) - 1
  const declareInStatement = (name: string) => {
    const own = declarations.get(name)
    const statement = statements.length - 1
    if (own === undefined) declarations.set(name, [statement])
    else if (!own.includes(statement)) own.push(statement)
  }
  const walk = (node: Node, declared: (name: string) => void = () => {}) => {
    const { references, uses } = statements.at(-1) ?? begin()
    walkNames(node, top, {
      declares: (name, scope) => {
        scope.names.add(name)
        if (scope !== top) return
        declareInStatement(name)
        declared(name)
      },
      uses: (name, member, scope) => references.push({ name, member, scope }),
      imports: (specifier, name, at) => {
        uses.push({ from: addImport(at, specifier, [name]), name })
      },
    })
  }
  const begin = () => {
    const statement: Statement = { references: [], uses: [] }
    statements.push(statement)
    return statement
  }

  for (const node of nodesOf(parsed.body)) {
    begin()
    const source = textOf(node['source'])
    switch (node.type) {
      case 'ImportDeclaration': {
        const specifiers = nodesOf(node['specifiers'])
        const from = addImport(node, source, specifiers.length > 0 ? [] : [itsEffects])
        for (const specifier of specifiers) {
          const name = importedName(specifier)
          imported.set(nameOf(specifier['local']) ?? '', { from, name })
          imports[from]?.names.push(name)
        }
        break
      }
      case 'ExportAllDeclaration': {
        const from = addImport(node, source, [everyName])
        const name = nameOf(node['exported'])
        if (name === null) stars.push(from)
        else exported.set(name, { from, name: everyName })
        break
      }
      case 'ExportNamedDeclaration': {
        const from = source === null ? null : addImport(node, source, [])
        for (const { local, exported: as } of nodesOf(node['specifiers'])) {
          const name = nameOf(local) ?? ''
          exported.set(nameOf(as) ?? '', from === null ? { local: name } : { from, name })
          if (from !== null) imports[from]?.names.push(name)
        }
        if (isNode(node['declaration'])) {
          walk(node['declaration'], (name) => exported.set(name, { local: name }))
        }
        break
      }
      case 'ExportDefaultDeclaration':
        declareInStatement('default')
        exported.set('default', { local: 'default' })
        if (isNode(node['declaration'])) walk(node['declaration'])
        break
      case 'TSExportAssignment':
        isWhole = true
        walk(node)
        break
      case 'ExpressionStatement': {
        const owner = assignedName(node)
        if (owner !== null) declareInStatement(owner)
        walk(node)
        break
      }
      default:
        walk(node)
    }
  }

  const members = namespaceMembers(statements, imported)
  for (const [local, { from, name }] of imported) {
    const taken = members.get(local)
    const names = imports[from]?.names
    if (name !== everyName || taken === undefined || !names) continue
    names.splice(names.indexOf(everyName), 1, ...taken)
  }
  const resolve = ({ name, member, scope }: Reference): Use | null => {
    if (isInner(name, scope)) return null
    const use = imported.get(name)
    if (use) return use.name === everyName && member !== null ? { ...use, name: member } : use
    return declarations.has(name) ? { local: name } : null
  }
  return {
    imports,
    statements: statements.map(({ references, uses }) =>
      distinct([...uses, ...references.map(resolve).filter((use) => use !== null)]),
    ),
    declarations,
    exports: new Map(
      [...exported].map(([name, use]) => [
        name,
        'local' in use ? (imported.get(use.local) ?? use) : use,
      ]),
    ),
    stars,
    isWhole,
  }
}

/** JavaScript may hold JSX or Flow's types, whatever its extension says. */
function parse(path: string, text: string): { body: unknown; isModule: boolean } | null {
  const attempts: ParserOptions[] = [{}]
  if (/\.[cm]?jsx?$/.test(path)) attempts.push({ lang: 'jsx' }, { lang: 'tsx' })
  let best: { body: unknown; isModule: boolean } | null = null
  for (const options of attempts) {
    const result = parseSync(path, text, { preserveParens: false, ...options })
    const { body } = result.program
    const parsed = { body, isModule: result.module.hasModuleSyntax }
    if (result.errors.length === 0) return parsed
    if (body.length > 0) best ??= parsed
  }
  return best
}

function importedName(specifier: Node): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return everyName
  return specifier.type === 'ImportDefaultSpecifier'
    ? 'default'
    : (nameOf(specifier['imported']) ?? '')
}

/** `Card.Header = …` and `Card.prototype.open = …` belong to `Card`. */
function assignedName({ expression }: Node): string | null {
  if (!isNode(expression) || expression.type !== 'AssignmentExpression') return null
  let target = expression['left']
  while (isNode(target) && target.type === 'MemberExpression') target = target['object']
  return nameOf(target)
}

/** For each import of everything that is only used as `it.name`: those names. */
function namespaceMembers(
  statements: readonly Statement[],
  imported: ReadonlyMap<string, { readonly name: string }>,
): Map<string, Set<string>> {
  const members = new Map<string, Set<string>>()
  const asWhole = new Set<string>()
  for (const { name, member, scope } of statements.flatMap(({ references }) => references)) {
    if (imported.get(name)?.name !== everyName || isInner(name, scope)) continue
    if (member === null) asWhole.add(name)
    else members.set(name, (members.get(name) ?? new Set()).add(member))
  }
  for (const name of asWhole) members.delete(name)
  return members
}

function distinct(uses: readonly Use[]): Use[] {
  return [...new Map(uses.map((use) => [keyOf(use), use])).values()]
}

function keyOf(use: Use): string {
  return 'local' in use ? use.local : `${use.from} ${use.name}`
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    for (let high = starts.length; low < high;) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
