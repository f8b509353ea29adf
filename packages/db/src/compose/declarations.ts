import { AppError } from '@backarch/core'

/** One `model`, `enum` or other block of a Prisma file. */
export interface Declaration {
  readonly kind: string
  readonly name: string
  /** The name in the database: `@@map` or the declared name. */
  readonly databaseName: string
  /** Zero-based line of each field, with its base type (no `?` and no `[]`). Empty for an enum. */
  readonly fields: readonly DeclaredField[]
}

export interface DeclaredField {
  readonly name: string
  readonly type: string
  readonly isList: boolean
  readonly line: number
  /** Everything after the type. */
  readonly attributes: string
}

const opening = /^(model|view|enum|type|generator|datasource)\s+(\w+)\s*\{$/
const field = /^(\w+)\s+(\w+)(\[\])?\??(.*)$/
const blockMap = /^@@map\(\s*(?:name:\s*)?"([^"]+)"/

/**
 * Reads the blocks of a Prisma file. Prisma's grammar keeps a field on one line and a block's braces on
 * lines of their own, so a line reader sees what the real parser sees; the real parser validates afterwards.
 */
export function readDeclarations(source: string): Declaration[] {
  const declarations: Declaration[] = []
  let open: { kind: string; name: string; mapped: string | null; fields: DeclaredField[] } | null =
    null
  for (const [line, raw] of source.split('\n').entries()) {
    const text = withoutComment(raw, line).trim()
    if (open === null) {
      const match = opening.exec(text)
      const [, kind, name] = match ?? []
      if (kind !== undefined && name !== undefined) open = { kind, name, mapped: null, fields: [] }
      continue
    }
    if (text === '}') {
      const { kind, name, mapped, fields } = open
      declarations.push({ kind, name, databaseName: mapped ?? name, fields })
      open = null
      continue
    }
    const map = blockMap.exec(text)?.[1]
    if (map !== undefined) open.mapped = map
    if (open.kind !== 'model' && open.kind !== 'view') continue
    const [, name, type, list, attributes] = field.exec(text) ?? []
    if (name === undefined || type === undefined) continue
    open.fields.push({
      name,
      type,
      isList: list !== undefined,
      line,
      attributes: attributes ?? '',
    })
  }
  return declarations
}

/** Cuts `// …` off, but not inside a string such as `"https://…"`. */
function withoutComment(text: string, line: number): string {
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const pair = text.slice(at, at + 2)
    if (inString && text[at] === '\\') at++
    else if (text[at] === '"') inString = !inString
    else if (!inString && pair === '//') return text.slice(0, at)
    else if (!inString && pair === '/*') {
      throw new AppError('VALIDATION', `Line ${line + 1} opens a block comment; use // instead.`)
    }
  }
  return text
}
