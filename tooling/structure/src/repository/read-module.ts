import { parseSync, type ParserOptions } from 'oxc-parser'

import { isNode, lineCounter, nameOf, type Node, nodesOf, textOf } from '../syntax.ts'
import { everyName, type Import, itsEffects, type Module, type Use } from './module.ts'
import { isInner, openScope, type Scope } from './scope.ts'
import { walkNames } from './walk-names.ts'

type Taken = Exclude<Use, { readonly local: string }>

/** A module while it is read: what a name means is known at the end. */
interface Draft {
  readonly lineOf: (offset: number) => number
  readonly top: Scope
  readonly imports: (Import & { readonly names: string[] })[]
  /** What the names mean that `import` declares. */
  readonly imported: Map<string, Taken>
  readonly declarations: Map<string, number[]>
  readonly exports: Map<string, Use>
  readonly stars: number[]
  readonly statements: Statement[]
}

interface Statement {
  readonly references: Reference[]
  /** Of the imports inside the statement. */
  readonly uses: Use[]
}

interface Reference {
  readonly name: string
  readonly member: string | null
  readonly scope: Scope
}

/** Reads a source file's names; null when it cannot be parsed. */
export function readModule(path: string, text: string): Module | null {
  const body = parse(path, text)
  if (body === null) return null
  const draft: Draft = {
    lineOf: lineCounter(text),
    top: openScope(null, true),
    imports: [],
    imported: new Map(),
    declarations: new Map(),
    exports: new Map(),
    stars: [],
    statements: [],
  }
  for (const node of body) {
    draft.statements.push({ references: [], uses: [] })
    const read = readers[node.type] ?? walk
    read(draft, node)
  }
  narrowNamespaces(draft)
  const { imports, imported, declarations, exports, stars, statements } = draft
  return {
    imports,
    statements: statements.map((statement) => usesOf(draft, statement)),
    declarations,
    exports: new Map(
      [...exports].map(([name, use]) => [
        name,
        'local' in use ? (imported.get(use.local) ?? use) : use,
      ]),
    ),
    stars,
    isWhole: !body.some(({ type }) => /^(Import|Export)/.test(type)) || body.some(isExportEquals),
  }
}

/** The statements of a file. JavaScript may hold JSX or Flow's types, whatever its extension says. */
function parse(path: string, text: string): Node[] | null {
  const attempts: ParserOptions[] = [{}]
  if (/\.[cm]?jsx?$/.test(path)) attempts.push({ lang: 'jsx' }, { lang: 'tsx' })
  let best: Node[] | null = null
  for (const options of attempts) {
    const { errors, program } = parseSync(path, text, { preserveParens: false, ...options })
    const statements = nodesOf(program.body)
    if (errors.length === 0) return statements
    // The parser mends some mistakes by itself.
    if (statements.length > 0) best ??= statements
  }
  return best
}

/** Statements that mean something to other modules; all others are only walked. */
const readers: Readonly<Record<string, (draft: Draft, node: Node) => void>> = {
  ImportDeclaration: (draft, node) => {
    const specifiers = nodesOf(node['specifiers'])
    const names = specifiers.map(importedName)
    const from = addImport(draft, node, textOf(node['source']), names)
    for (const specifier of specifiers) {
      const local = nameOf(specifier['local']) ?? ''
      draft.imported.set(local, { from, name: importedName(specifier) })
    }
  },
  ExportAllDeclaration: (draft, node) => {
    const from = addImport(draft, node, textOf(node['source']), [everyName])
    const name = nameOf(node['exported'])
    if (name === null) draft.stars.push(from)
    else draft.exports.set(name, { from, name: everyName })
  },
  ExportNamedDeclaration: (draft, node) => {
    const pairs = nodesOf(node['specifiers']).map(
      ({ local, exported }) => [nameOf(local) ?? '', nameOf(exported) ?? ''] as const,
    )
    if (isNode(node['source'])) {
      const names = pairs.map(([name]) => name)
      const from = addImport(draft, node, textOf(node['source']), names)
      for (const [name, as] of pairs) draft.exports.set(as, { from, name })
    } else for (const [name, as] of pairs) draft.exports.set(as, { local: name })
    if (isNode(node['declaration'])) {
      walk(draft, node['declaration'], (name) => draft.exports.set(name, { local: name }))
    }
  },
  ExportDefaultDeclaration: (draft, node) => {
    declare(draft, 'default')
    draft.exports.set('default', { local: 'default' })
    if (isNode(node['declaration'])) walk(draft, node['declaration'])
  },
  ExpressionStatement: (draft, node) => {
    const owner = assignedName(node)
    if (owner !== null) declare(draft, owner)
    walk(draft, node)
  },
}

/** Notes what the latest statement declares, uses and imports. */
function walk(draft: Draft, node: Node, onDeclared: (name: string) => void = () => {}): void {
  const statement = draft.statements.at(-1)
  walkNames(node, draft.top, {
    declares: (name, scope) => {
      scope.names.add(name)
      if (scope !== draft.top) return
      declare(draft, name)
      onDeclared(name)
    },
    uses: (name, member, scope) => statement?.references.push({ name, member, scope }),
    imports: (specifier, name, at) => {
      statement?.uses.push({ from: addImport(draft, at, specifier, [name]), name })
    },
  })
}

function declare({ declarations, statements }: Draft, name: string): void {
  const latest = statements.length - 1
  const known = declarations.get(name)
  if (known === undefined) declarations.set(name, [latest])
  else if (!known.includes(latest)) known.push(latest)
}

function addImport(
  { imports, lineOf }: Draft,
  at: Node,
  specifier: string | null,
  taken: readonly string[],
): number {
  const names = taken.length > 0 ? [...taken] : [itsEffects]
  return imports.push({ specifier, line: lineOf(at.start), names }) - 1
}

function importedName(specifier: Node): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return everyName
  if (specifier.type === 'ImportDefaultSpecifier') return 'default'
  return nameOf(specifier['imported']) ?? ''
}

/** `Card.Header = …` and `Card.prototype.open = …` belong to `Card`. */
function assignedName({ expression }: Node): string | null {
  if (!isNode(expression) || expression.type !== 'AssignmentExpression') return null
  let target = expression['left']
  while (isNode(target) && target.type === 'MemberExpression') target = target['object']
  return nameOf(target)
}

function isExportEquals({ type }: Node): boolean {
  return type === 'TSExportAssignment'
}

/** An import of everything takes only `x` when the file says nothing but `all.x`. */
function narrowNamespaces({ exports, imported, imports, statements }: Draft): void {
  const members = new Map<string, Set<string>>()
  const asWhole = new Set([...exports.values()].map((use) => ('local' in use ? use.local : '')))
  for (const { references } of statements) {
    for (const { name, member, scope } of references) {
      if (imported.get(name)?.name !== everyName || isInner(name, scope)) continue
      if (member === null) asWhole.add(name)
      else members.set(name, (members.get(name) ?? new Set()).add(member))
    }
  }
  for (const [local, taken] of members) {
    const names = imports[imported.get(local)?.from ?? -1]?.names
    if (!asWhole.has(local)) names?.splice(names.indexOf(everyName), 1, ...taken)
  }
}

function usesOf({ imported, declarations }: Draft, { references, uses }: Statement): Use[] {
  const found = new Map(uses.map((use) => [keyOf(use), use]))
  for (const { name, member, scope } of references) {
    if (isInner(name, scope)) continue
    const taken = imported.get(name)
    const use =
      taken === undefined
        ? { local: name }
        : { ...taken, name: taken.name === everyName ? (member ?? everyName) : taken.name }
    if (taken !== undefined || declarations.has(name)) found.set(keyOf(use), use)
  }
  return [...found.values()]
}

function keyOf(use: Use): string {
  return 'local' in use ? use.local : `${use.from} ${use.name}`
}
