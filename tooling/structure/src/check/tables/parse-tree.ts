/** A node of PostgreSQL's parse tree, as JSON. */
export type Branch = Readonly<Record<string, unknown>>

export function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object under a key; an empty one where there is none. */
export function branch(value: unknown, key: string): Branch {
  const child = isBranch(value) ? value[key] : undefined
  return isBranch(child) ? child : {}
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** The text under a key, if there is one. */
export function texts(value: unknown, key: string): string[] {
  const text = isBranch(value) ? value[key] : undefined
  return typeof text === 'string' ? [text] : []
}

/** The parts of a qualified name, however the grammar wraps it: `['public', 'note']`. */
export function names(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(names)
  if (!isBranch(value)) return []
  const { String: text, List: inner, TypeName: type } = value
  if (isBranch(text)) return texts(text, 'sval')
  if (isBranch(inner)) return names(inner['items'])
  return isBranch(type) ? names(type['names']) : []
}
