/** Where a value lies in an input: names of members and places in lists. */
export type Path = readonly (string | number)[]

export interface Leaf {
  readonly path: Path
  readonly value: unknown
}

/** Everything in a value that holds nothing else, and its lists and objects that are empty. */
export function leavesOf(value: unknown, path: Path = []): Leaf[] {
  const children = childrenOf(value)
  if (children.length === 0) return path.length === 0 ? [] : [{ path, value }]
  return children.flatMap(([name, child]) => leavesOf(child, [...path, name]))
}

export function valueAt(root: unknown, path: Path): unknown {
  let at = root
  for (const name of path) {
    at = typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined
  }
  return at
}

/** A copy in which one value is another; `undefined` takes it away. */
export function withValue(root: unknown, path: Path, value: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  const changed = withValue(valueAt(root, [name]), rest, value)
  if (Array.isArray(root)) return root.map((item: unknown, at) => (at === name ? changed : item))
  const members = isMembers(root) ? root : {}
  return { ...members, [name]: changed }
}

/** `graph.nodes[0].name` */
export function nameOf(path: Path): string {
  return path
    .map((name, at) => (typeof name === 'number' ? `[${name}]` : at === 0 ? name : `.${name}`))
    .join('')
}

export function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  )
}

function childrenOf(value: unknown): (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, at) => [at, item] as const)
  return isMembers(value) ? Object.entries(value) : []
}
