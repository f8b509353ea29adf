import { everyName, itsEffects } from './module.ts'
import { functionScope, isInner, openScope, type Scope } from './scope.ts'
import { isSource } from './source-paths.ts'
import { forEachChild, isNode, nameOf, type Node, nodesOf, textOf } from './syntax.ts'

/** Is told what a tree of syntax declares, uses and imports. */
export interface NameListener {
  readonly declares: (name: string, scope: Scope) => void
  /** `member` is what follows the name behind a dot, if anything. */
  readonly uses: (name: string, member: string | null, scope: Scope) => void
  /** `import()`, `import('x').T`, `import x = require()`, `require()` and `new URL()` of a source file. */
  readonly imports: (specifier: string | null, name: string, at: Node) => void
}

type Visit = (node: Node, scope: Scope, listener: NameListener) => void

/** Finds every name below a node. TypeScript's types and values share one space of names here. */
export const walkNames: Visit = (node, scope, listener) => {
  const visit = visits[node.type] ?? visitChildren
  visit(node, scope, listener)
}

const visitAll = (value: unknown, scope: Scope, listener: NameListener) => {
  for (const node of nodesOf(value)) walkNames(node, scope, listener)
}

const visitChildren: Visit = (node, scope, listener) => {
  forEachChild(node, null, (child) => walkNames(child, scope, listener))
}

/** Visits the children but for the given one, which holds no name of a scope. */
function visitWithout(key: string): Visit {
  return (node, scope, listener) => {
    forEachChild(node, key, (child) => walkNames(child, scope, listener))
  }
}

const visitKeyed: Visit = (node, scope, listener) => {
  const visit = node['computed'] === true ? visitChildren : visitWithout('key')
  visit(node, scope, listener)
}

function inScope(visit: Visit, isFunction = false): Visit {
  return (node, scope, listener) => visit(node, openScope(scope, isFunction), listener)
}

/** A name, or a pattern of names, being declared; its defaults and types are uses. */
const declare: Visit = (node, scope, listener) => {
  switch (node.type) {
    case 'Identifier': {
      const name = nameOf(node)
      if (name !== null) listener.declares(name, scope)
      visitAll(node['decorators'], scope, listener)
      return visitAll(node['typeAnnotation'], scope, listener)
    }
    case 'Property':
      if (node['computed'] === true) visitAll(node['key'], scope, listener)
      return declareAll(node['value'], scope, listener)
    case 'AssignmentPattern':
      visitAll(node['right'], scope, listener)
      return declareAll(node['left'], scope, listener)
    default:
      // ObjectPattern, ArrayPattern, RestElement, TSParameterProperty.
      for (const key of ['properties', 'elements', 'argument', 'parameter']) {
        declareAll(node[key], scope, listener)
      }
      visitAll(node['decorators'], scope, listener)
      return visitAll(node['typeAnnotation'], scope, listener)
  }
}

const declareAll = (value: unknown, scope: Scope, listener: NameListener) => {
  for (const node of nodesOf(value)) declare(node, scope, listener)
}

/** A function's name belongs outside when it is a declaration; its parameters belong inside. */
const visitFunction: Visit = (node, scope, listener) => {
  const inner = openScope(scope, true)
  const isDeclaration = node.type === 'FunctionDeclaration' || node.type === 'TSDeclareFunction'
  declareAll(node['id'], isDeclaration ? scope : inner, listener)
  visitAll(node['typeParameters'], inner, listener)
  declareAll(node['params'], inner, listener)
  visitAll(node['returnType'], inner, listener)
  visitAll(node['body'], inner, listener)
}

/** `(a: A) => B` and its like as a type or a member of one. */
const visitSignature: Visit = (node, scope, listener) => {
  if (node['computed'] === true) visitAll(node['key'], scope, listener)
  const inner = openScope(scope, true)
  visitAll(node['typeParameters'], inner, listener)
  declareAll(node['params'], inner, listener)
  declareAll(node['parameters'], inner, listener)
  visitAll(node['returnType'], inner, listener)
  visitAll(node['typeAnnotation'], inner, listener)
}

const visitClass: Visit = (node, scope, listener) => {
  const inner = openScope(scope)
  declareAll(node['id'], node.type === 'ClassDeclaration' ? scope : inner, listener)
  visitWithout('id')(node, inner, listener)
}

const visitNamed: Visit = (node, scope, listener) => {
  declareAll(node['id'], scope, listener)
  visitWithout('id')(node, openScope(scope), listener)
}

/** Members see one another by name alone. */
const visitEnum: Visit = (node, scope, listener) => {
  declareAll(node['id'], scope, listener)
  const inner = openScope(scope)
  const body = isNode(node['body']) ? node['body'] : node
  const members = nodesOf(body['members'])
  for (const { id } of members) declareAll(id, inner, listener)
  for (const { initializer } of members) visitAll(initializer, inner, listener)
}

/** `namespace A`, `declare module 'x'`, `declare global`. */
const visitNamespace: Visit = (node, scope, listener) => {
  const name = leftmost(node['id'])
  if (name?.type === 'Identifier' && node['kind'] !== 'global') declare(name, scope, listener)
  visitAll(node['body'], scope, listener)
}

const visitMember: Visit = (node, scope, listener) => {
  const { object, left } = node
  const computed = node['computed'] === true
  const property = node['property'] ?? node['right']
  const owner = object ?? left
  const name = isNode(owner) && isIdentifier(owner) ? nameOf(owner) : null
  if (name === null) visitAll(owner, scope, listener)
  else listener.uses(name, computed ? textOf(property) : nameOf(property), scope)
  if (computed) visitAll(property, scope, listener)
}

const visitVariables: Visit = (node, scope, listener) => {
  const owner = node['kind'] === 'var' ? functionScope(scope) : scope
  for (const { id, init } of nodesOf(node['declarations'])) {
    declareAll(id, owner, listener)
    visitAll(init, scope, listener)
  }
}

const visitCall: Visit = (node, scope, listener) => {
  const { callee } = node
  const requires = isNode(callee) && callee.type === 'Identifier' && callee['name'] === 'require'
  if (requires && !isInner('require', scope)) {
    listener.imports(textOf(nodesOf(node['arguments'])[0]), everyName, node)
  }
  visitChildren(node, scope, listener)
}

/** `new Worker(new URL('./thread.ts', import.meta.url))` runs a module. */
const visitNew: Visit = (node, scope, listener) => {
  const [file, base] = nodesOf(node['arguments'])
  const specifier = textOf(file)
  const isHere =
    nameOf(node['callee']) === 'URL' &&
    base?.type === 'MemberExpression' &&
    isNode(base['object']) &&
    base['object'].type === 'MetaProperty' &&
    nameOf(base['property']) === 'url'
  if (isHere && specifier !== null && isSource(specifier)) {
    listener.imports(specifier, itsEffects, node)
  }
  visitChildren(node, scope, listener)
}

const visitImportEquals: Visit = (node, scope, listener) => {
  declareAll(node['id'], scope, listener)
  const reference = node['moduleReference']
  if (isNode(reference) && reference.type === 'TSExternalModuleReference') {
    listener.imports(textOf(reference['expression']), everyName, node)
  } else visitAll(reference, scope, listener)
}

/** Within `declare module`: the top of a file is read by `readModule`. */
const visitNested: Visit = (node, scope, listener) => {
  if (isNode(node['source'])) listener.imports(textOf(node['source']), everyName, node)
  else visitChildren(node, scope, listener)
}

const visits: Readonly<Record<string, Visit>> = {
  Identifier: (node, scope, listener) => listener.uses(nameOf(node) ?? '', null, scope),
  JSXIdentifier: (node, scope, listener) => listener.uses(nameOf(node) ?? '', null, scope),
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
  CatchClause: inScope((node, scope, listener) => {
    declareAll(node['param'], scope, listener)
    visitAll(node['body'], scope, listener)
  }),
  TSMappedType: inScope((node, scope, listener) => {
    declareAll(node['key'], scope, listener)
    visitWithout('key')(node, scope, listener)
  }),
  TSTypeParameter: (node, scope, listener) => {
    declareAll(node['name'], scope, listener)
    visitWithout('name')(node, scope, listener)
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
  TSTypePredicate: visitWithout('parameterName'),
  TSNamedTupleMember: visitWithout('label'),
  LabeledStatement: visitWithout('label'),
  JSXAttribute: visitWithout('name'),
  JSXOpeningElement: (node, scope, listener) => {
    const isTag = isNode(node['name']) && /^[a-z]/.test(nameOf(node['name']) ?? '')
    const visit = isTag ? visitWithout('name') : visitChildren
    visit(node, scope, listener)
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
  ImportExpression: (node, scope, listener) => {
    listener.imports(textOf(node['source']), everyName, node)
    visitChildren(node, scope, listener)
  },
  TSImportType: (node, scope, listener) => {
    const name = nameOf(leftmost(node['qualifier']))
    listener.imports(textOf(node['source']), name ?? everyName, node)
    visitAll(node['typeArguments'], scope, listener)
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
