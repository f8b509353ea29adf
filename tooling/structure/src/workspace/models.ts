/** A model or enum of a `models.prisma`, as far as ownership needs it. */
export interface Model {
  readonly name: string
  /** `user` of `db.user`; null for an enum, which has none. */
  readonly delegate: string | null
  /** What it is called in the database. */
  readonly table: string
}

const opening = /^(model|view|enum)\s+(\w+)\s*\{$/
const blockMap = /^@@map\(\s*(?:name:\s*)?"([^"]+)"/
const listField = /^(\w+)\s+(\w+)\[\]\s*(.*)$/
const relationName = /@relation\([^)]*?(?:\bname:\s*)?"([^"]+)"/

/**
 * The names in a Prisma file. The db package reads it whole and validates it; here the structure is checked
 * without loading Prisma. Its grammar keeps a block's braces and each field on lines of their own.
 */
export function readModels(text: string): Model[] {
  const models: Model[] = []
  const lists: { readonly from: string; readonly to: string; readonly relation: string | null }[] =
    []
  let open: { kind: string; name: string; table: string } | null = null
  for (const line of text.split('\n').map((raw) => raw.replace(/\/\/.*$/, '').trim())) {
    if (open === null) {
      const [, kind, name] = opening.exec(line) ?? []
      if (kind !== undefined && name !== undefined) open = { kind, name, table: name }
      continue
    }
    if (line === '}') {
      const { kind, name, table } = open
      const delegate = kind === 'enum' ? null : name.charAt(0).toLowerCase() + name.slice(1)
      models.push({ name, delegate, table })
      open = null
      continue
    }
    open.table = blockMap.exec(line)?.[1] ?? open.table
    const [, , to, attributes = ''] = listField.exec(line) ?? []
    if (to !== undefined) {
      lists.push({ from: open.name, to, relation: relationName.exec(attributes)?.[1] ?? null })
    }
  }
  // Two lists that point at each other are a table that no model declares. A list of the model's own, alone, is not.
  const joins = lists
    .filter((list) =>
      lists.some(
        (other) =>
          other !== list &&
          other.from === list.to &&
          other.to === list.from &&
          other.relation === list.relation,
      ),
    )
    .map(({ from, to, relation }) => `_${relation ?? [from, to].toSorted().join('To')}`)
  return [
    ...models,
    ...[...new Set(joins)].map((table) => ({ name: table, delegate: null, table })),
  ]
}
