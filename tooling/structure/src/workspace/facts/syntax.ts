/** A node of a syntax tree whose kind is not known yet. */
export type Node = Readonly<Record<string, unknown>> & { readonly start: number }

/** The line of an offset in a file's text. */
export type LineOf = (offset: number) => number

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}

/** The name of an identifier or the text of a string, as in `x.env` and `x['env']`. */
export function nameOf(value: unknown): string | null {
  const node = unwrap(value)
  if (node === null) return null
  const isName = node['type'] === 'Identifier' || node['type'] === 'PrivateIdentifier'
  return isName ? String(node['name']) : literal(node)
}

/** The last name of a chain: `findMany` of `db.user.findMany`, `db` of `db`. */
export function lastName(value: unknown): string | null {
  const node = unwrap(value)
  if (node?.['type'] === 'MemberExpression') return memberName(node['property'], node['computed'])
  return node?.['type'] === 'Identifier' ? nameOf(node) : null
}

/** What is taken of an object: `env` of `x.env` and `x['env']`; null for `x[name]`. */
export function memberName(property: unknown, computed: unknown): string | null {
  return computed === true ? literal(unwrap(property)) : nameOf(property)
}

const wrappers = new Set([
  'ParenthesizedExpression',
  'ChainExpression',
  'AwaitExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
])

/** The expression inside brackets, `as`, `satisfies`, `!`, `?.` and `await`. */
export function unwrap(value: unknown): Node | null {
  if (!isNode(value)) return null
  const inner = value['expression'] ?? value['argument']
  return wrappers.has(String(value['type'])) ? unwrap(inner) : value
}

/** The text of a string or of a template without holes. */
export function literal(value: unknown): string | null {
  if (!isNode(value)) return null
  if (value['type'] === 'Literal') return typeof value['value'] === 'string' ? value['value'] : null
  const texts = value['type'] === 'TemplateLiteral' ? templateTexts(value) : []
  return texts.length === 1 ? (texts[0] ?? null) : null
}

/** What stands between the holes of a template. */
export function templateTexts({ quasis }: Node): string[] {
  if (!Array.isArray(quasis)) return []
  return quasis.map((quasi: unknown) => {
    const value = isNode(quasi) ? quasi['value'] : null
    if (!isNode(value)) return ''
    return String(value['cooked'] ?? value['raw'])
  })
}

export function lineCounter(text: string): LineOf {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}
