import { parseSync, Visitor } from 'oxc-parser'

export interface Import {
  /** What stands between the quotes; null when it is computed at run time. */
  readonly specifier: string | null
  /** The names taken from it; `*` when it is taken as a whole. */
  readonly names: readonly string[]
  readonly line: number
}

export interface SourceFile {
  /** From the workspace root, with forward slashes. */
  readonly path: string
  /** Test code may use devDependencies and test-only edges. */
  readonly isTest: boolean
  readonly imports: readonly Import[]
  /** Lines that read the process's environment. */
  readonly environmentReads: readonly number[]
  /** Why the file could not be parsed, if so; its imports are then unknown. */
  readonly parseError: string | null
}

type Node = Readonly<Record<string, unknown>> & { readonly start: number }

/** Every specifier a file names: static, type-only, re-exported, dynamic, `import('x').T` and `require`. */
export function parseSource(path: string, text: string, isTest: boolean): SourceFile {
  const { program, errors } = parseSync(path, text)
  const imports: Import[] = []
  const environmentReads: number[] = []
  const lineOf = lineCounter(text)

  const add = (at: number, source: unknown, names: readonly string[] = ['*']) => {
    imports.push({ specifier: literal(source), names, line: lineOf(at) })
  }
  new Visitor({
    ImportDeclaration: (node) => {
      const names = node.specifiers.map((each) =>
        each.type === 'ImportSpecifier' ? String(nameOf(each.imported)) : '*',
      )
      add(node.start, node.source, names)
      if (isProcessModule(node.source.value)) environmentReads.push(lineOf(node.start))
    },
    ExportAllDeclaration: (node) => add(node.start, node.source),
    ExportNamedDeclaration: (node) => {
      const names = node.specifiers.map((each) => String(nameOf(each.local)))
      if (node.source) add(node.start, node.source, names)
    },
    ImportExpression: (node) => add(node.start, node.source),
    TSImportType: (node) => add(node.start, node.source),
    TSExternalModuleReference: (node) => add(node.start, node.expression),
    CallExpression: (node) => {
      const required = node.callee.type === 'Identifier' && node.callee.name === 'require'
      if (required) add(node.start, node.arguments[0])
    },
    MemberExpression: (node) => {
      if (isProcess(node.object) && nameOf(node.property) === 'env') {
        environmentReads.push(lineOf(node.start))
      }
    },
    VariableDeclarator: (node) => {
      const taken = node.id.type === 'ObjectPattern' ? node.id.properties : []
      const takesEnv = taken.some(
        (property) => property.type === 'Property' && nameOf(property.key) === 'env',
      )
      if (takesEnv && isProcess(node.init)) environmentReads.push(lineOf(node.start))
    },
  }).visit(program)

  const [error] = errors
  return { path, isTest, imports, environmentReads, parseError: error ? error.message : null }
}

function isProcessModule(specifier: string): boolean {
  return specifier === 'node:process' || specifier === 'process'
}

/** `process` itself or `globalThis.process`. */
function isProcess(value: unknown): boolean {
  if (!isNode(value)) return false
  if (value['type'] === 'Identifier') return value['name'] === 'process'
  return value['type'] === 'MemberExpression' && nameOf(value['property']) === 'process'
}

/** The name of an identifier or the text of a string, as in `x.env` and `x['env']`. */
function nameOf(value: unknown): unknown {
  if (!isNode(value)) return undefined
  return value['type'] === 'Identifier' ? value['name'] : literal(value)
}

function literal(value: unknown): string | null {
  if (!isNode(value)) return null
  if (value['type'] === 'Literal') return typeof value['value'] === 'string' ? value['value'] : null
  const { type, quasis, expressions } = value
  if (type !== 'TemplateLiteral' || !Array.isArray(quasis) || !Array.isArray(expressions))
    return null
  const [only]: unknown[] = quasis
  const text = expressions.length === 0 && isNode(only) ? only['value'] : null
  return isNode(text) && typeof text['cooked'] === 'string' ? text['cooked'] : null
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}
