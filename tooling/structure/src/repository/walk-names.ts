import { forEachChild, isNode, nameOf, type Node, nodesOf, textOf } from '../syntax.ts'
import { everyName, itsEffects } from './module.ts'
import { functionScope, isInner, openScope, type Scope } from './scope.ts'
import { isSource } from './source-paths.ts'

/** Is told what a tree of syntax declares, uses and imports. */
export interface NameListener {
  readonly declares: (name: string, scope: Scope) => void
  /** `member` is what follows the name behind a dot, if anything. */
  readonly uses: (name: string, member: string | null, scope: Scope) => void
  /** `import()`, `import('x').T`, `import x = require()`, `require()` and `new URL()` of a source file. */
  readonly imports: (specifier: string | null, name: string, at: Node) => void
}

/** A listener, and what is still to visit: a stack of our own, for a sum of thousands of terms is as deep. */
interface Walk extends NameListener {
  readonly visit: (node: Node, scope: Scope) => void
}

type Visit = (node: Node, scope: Scope, walk: Walk) => void

/** Finds every name below a node. TypeScript's types and values share one space of names here. */
export function walkNames(root: Node, top: Scope, listener: NameListener): void {
  const pending: { readonly node: Node; readonly scope: Scope }[] = [{ node: root, scope: top }]
  const walk: Walk = { ...listener, visit: (node, scope) => pending.push({ node, scope }) }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const before = pending.length
    const visit = visits[next.node.type] ?? visitChildren
    visit(next.node, next.scope, walk)
    // The first child is the next one: names are found in the order of the file.
    for (const child of pending.splice(before).toReversed()) pending.push(child)
  }
}

const visitAll = (value: unknown, scope: Scope, walk: Walk) => {
  for (const node of nodesOf(value)) walk.visit(node, scope)
}

const visitChildren: Visit = (node, scope, walk) => {
  forEachChild(node, null, (child) => walk.visit(child, scope))
}

/** Visits the children but for the given one, which holds no name of a scope. */
function visitWithout(key: string): Visit {
  return (node, scope, walk) => {
    forEachChild(node, key, (child) => walk.visit(child, scope))
  }
}

const visitKeyed: Visit = (node, scope, walk) => {
  const visit = node['computed'] === true ? visitChildren : visitWithout('key')
  visit(node, scope, walk)
}

function inScope(visit: Visit, isFunction = false): Visit {
  return (node, scope, walk) => visit(node, openScope(scope, isFunction), walk)
}

/** A name, or a pattern of names, being declared; its defaults and types are uses. */
const declare: Visit = (node, scope, walk) => {
  switch (node.type) {
    case 'Identifier': {
      const name = nameOf(node)
      if (name !== null) walk.declares(name, scope)
      visitAll(node['decorators'], scope, walk)
      return visitAll(node['typeAnnotation'], scope, walk)
    }
    case 'Property':
      if (node['computed'] === true) visitAll(node['key'], scope, walk)
      return declareAll(node['value'], scope, walk)
    case 'AssignmentPattern':
      visitAll(node['right'], scope, walk)
      return declareAll(node['left'], scope, walk)
    default:
      // ObjectPattern, ArrayPattern, RestElement, TSParameterProperty.
      for (const key of ['properties', 'elements', 'argument', 'parameter']) {
        declareAll(node[key], scope, walk)
      }
      visitAll(node['decorators'], scope, walk)
      return visitAll(node['typeAnnotation'], scope, walk)
  }
}

const declareAll = (value: unknown, scope: Scope, walk: Walk) => {
  for (const node of nodesOf(value)) declare(node, scope, walk)
}

/** A function's name belongs outside when it is a declaration; its parameters belong inside. */
const visitFunction: Visit = (node, scope, walk) => {
  const inner = openScope(scope, true)
  const isDeclaration = node.type === 'FunctionDeclaration' || node.type === 'TSDeclareFunction'
  declareAll(node['id'], isDeclaration ? scope : inner, walk)
  visitAll(node['typeParameters'], inner, walk)
  declareAll(node['params'], inner, walk)
  visitAll(node['returnType'], inner, walk)
  visitAll(node['body'], inner, walk)
}

/** `(a: A) => B` and its like as a type or a member of one. */
const visitSignature: Visit = (node, scope, walk) => {
  if (node['computed'] === true) visitAll(node['key'], scope, walk)
  const inner = openScope(scope, true)
  visitAll(node['typeParameters'], inner, walk)
  declareAll(node['params'], inner, walk)
  declareAll(node['parameters'], inner, walk)
  visitAll(node['returnType'], inner, walk)
  visitAll(node['typeAnnotation'], inner, walk)
}

const visitClass: Visit = (node, scope, walk) => {
  const inner = openScope(scope)
  declareAll(node['id'], node.type === 'ClassDeclaration' ? scope : inner, walk)
  visitWithout('id')(node, inner, walk)
}

const visitNamed: Visit = (node, scope, walk) => {
  declareAll(node['id'], scope, walk)
  visitWithout('id')(node, openScope(scope), walk)
}

/** Members see one another by name alone. */
const visitEnum: Visit = (node, scope, walk) => {
  declareAll(node['id'], scope, walk)
  const inner = openScope(scope)
  const body = isNode(node['body']) ? node['body'] : node
  const members = nodesOf(body['members'])
  for (const { id } of members) declareAll(id, inner, walk)
  for (const { initializer } of members) visitAll(initializer, inner, walk)
}

/** `namespace A`, `declare module 'x'`, `declare global`. */
const visitNamespace: Visit = (node, scope, walk) => {
  const name = leftmost(node['id'])
  if (name?.type === 'Identifier' && node['kind'] !== 'global') declare(name, scope, walk)
  visitAll(node['body'], scope, walk)
}

const visitMember: Visit = (node, scope, walk) => {
  const { object, left } = node
  const computed = node['computed'] === true
  const property = node['property'] ?? node['right']
  const owner = object ?? left
  const name = isNode(owner) && isIdentifier(owner) ? nameOf(owner) : null
  if (name === null) visitAll(owner, scope, walk)
  else walk.uses(name, computed ? textOf(property) : nameOf(property), scope)
  if (computed) visitAll(property, scope, walk)
}

const visitVariables: Visit = (node, scope, walk) => {
  const owner = node['kind'] === 'var' ? functionScope(scope) : scope
  for (const { id, init } of nodesOf(node['declarations'])) {
    declareAll(id, owner, walk)
    visitAll(init, scope, walk)
  }
}

const visitCall: Visit = (node, scope, walk) => {
  const { callee } = node
  const requires = isNode(callee) && callee.type === 'Identifier' && callee['name'] === 'require'
  if (requires && !isInner('require', scope)) {
    walk.imports(textOf(nodesOf(node['arguments'])[0]), everyName, node)
  }
  visitChildren(node, scope, walk)
}

/** `new Worker(new URL('./thread.ts', import.meta.url))` runs a module. */
const visitNew: Visit = (node, scope, walk) => {
  const [file, base] = nodesOf(node['arguments'])
  const specifier = textOf(file)
  const isHere =
    nameOf(node['callee']) === 'URL' &&
    base?.type === 'MemberExpression' &&
    isNode(base['object']) &&
    base['object'].type === 'MetaProperty' &&
    nameOf(base['property']) === 'url'
  if (isHere && specifier !== null && isSource(specifier)) {
    walk.imports(specifier, itsEffects, node)
  }
  visitChildren(node, scope, walk)
}

const visitImportEquals: Visit = (node, scope, walk) => {
  declareAll(node['id'], scope, walk)
  const reference = node['moduleReference']
  if (isNode(reference) && reference.type === 'TSExternalModuleReference') {
    walk.imports(textOf(reference['expression']), everyName, node)
  } else visitAll(reference, scope, walk)
}

/** Within `declare module`: the top of a file is read by `readModule`. */
const visitNested: Visit = (node, scope, walk) => {
  if (isNode(node['source'])) walk.imports(textOf(node['source']), everyName, node)
  else visitChildren(node, scope, walk)
}

const visits: Readonly<Record<string, Visit>> = {
  Identifier: (node, scope, walk) => walk.uses(nameOf(node) ?? '', null, scope),
  JSXIdentifier: (node, scope, walk) => walk.uses(nameOf(node) ?? '', null, scope),
  FunctionDeclaration: visitFunction,
  FunctionExpression: visitFunction,
  ArrowFunctionExpression: visitFunction,
  TSDeclareFunction: visitFunction,
  TSEmptyBodyFunctionExpression: visitFunction,
  TSFunctionType: visitSignature,
  TSConstructorType: visitSignature,
  TSCallSignatureDeclaration: visitSignature,
  TSConstructSignatureDeclaration: visitSignature,
  TSMethodSignature: visitSignature,
  TSIndexSignature: visitSignature,
  ClassDeclaration: visitClass,
  ClassExpression: visitClass,
  TSTypeAliasDeclaration: visitNamed,
  TSInterfaceDeclaration: visitNamed,
  TSEnumDeclaration: visitEnum,
  TSModuleDeclaration: visitNamespace,
  TSImportEqualsDeclaration: visitImportEquals,
  VariableDeclaration: visitVariables,
  BlockStatement: inScope(visitChildren),
  StaticBlock: inScope(visitChildren, true),
  TSModuleBlock: inScope(visitChildren, true),
  ForStatement: inScope(visitChildren),
  ForInStatement: inScope(visitChildren),
  ForOfStatement: inScope(visitChildren),
  SwitchStatement: inScope(visitChildren),
  TSConditionalType: inScope(visitChildren),
  CatchClause: inScope((node, scope, walk) => {
    declareAll(node['param'], scope, walk)
    visitAll(node['body'], scope, walk)
  }),
  TSMappedType: inScope((node, scope, walk) => {
    declareAll(node['key'], scope, walk)
    visitWithout('key')(node, scope, walk)
  }),
  TSTypeParameter: (node, scope, walk) => {
    declareAll(node['name'], scope, walk)
    visitWithout('name')(node, scope, walk)
  },
  MemberExpression: visitMember,
  JSXMemberExpression: visitMember,
  TSQualifiedName: visitMember,
  Property: visitKeyed,
  MethodDefinition: visitKeyed,
  PropertyDefinition: visitKeyed,
  AccessorProperty: visitKeyed,
  TSAbstractMethodDefinition: visitKeyed,
  TSAbstractPropertyDefinition: visitKeyed,
  TSAbstractAccessorProperty: visitKeyed,
  TSPropertySignature: visitKeyed,
  TSNamedTupleMember: visitWithout('label'),
  LabeledStatement: visitWithout('label'),
  JSXAttribute: visitWithout('name'),
  JSXOpeningElement: (node, scope, walk) => {
    const isTag = isNode(node['name']) && /^[a-z]/.test(nameOf(node['name']) ?? '')
    const visit = isTag ? visitWithout('name') : visitChildren
    visit(node, scope, walk)
  },
  JSXClosingElement: () => {},
  JSXNamespacedName: () => {},
  BreakStatement: () => {},
  ContinueStatement: () => {},
  MetaProperty: () => {},
  TSNamespaceExportDeclaration: () => {},
  ExportSpecifier: visitWithout('exported'),
  ImportDeclaration: visitNested,
  ExportAllDeclaration: visitNested,
  ExportNamedDeclaration: visitNested,
  CallExpression: visitCall,
  NewExpression: visitNew,
  ImportExpression: (node, scope, walk) => {
    walk.imports(textOf(node['source']), everyName, node)
    visitChildren(node, scope, walk)
  },
  TSImportType: (node, scope, walk) => {
    const name = nameOf(leftmost(node['qualifier']))
    walk.imports(textOf(node['source']), name ?? everyName, node)
    visitAll(node['typeArguments'], scope, walk)
  },
}

function isIdentifier(node: Node): boolean {
  return node.type === 'Identifier' || node.type === 'JSXIdentifier'
}

/** The `A` of `A.B.C`. */
function leftmost(value: unknown): Node | null {
  if (!isNode(value)) return null
  return value.type === 'TSQualifiedName' ? leftmost(value['left']) : value
}
