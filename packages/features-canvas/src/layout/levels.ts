import type { LayoutRequest } from './messages.ts'

/** What lies directly in one group, or in none, and how that is connected. */
export interface Level {
  /** The group; null for the diagram itself. */
  readonly container: string | null
  /** Nodes and groups. */
  readonly members: string[]
  /** Each once, however many edges it stands for. */
  readonly links: Map<string, { readonly from: string; readonly to: string }>
}

/**
 * Takes a diagram apart into levels, each of which can be laid out by itself once the levels inside are. An edge
 * between two groups' insides becomes a link of the innermost level that contains both ends.
 * @returns outer levels before the ones inside; the same for every order of the graph's lists.
 */
export function levelsOf({ nodes, groups, edges }: LayoutRequest): Level[] {
  const parents = new Map<string, string | null>()
  const levels = new Map<string | null, Level>()
  const levelOf = (container: string | null): Level => {
    const level = levels.get(container) ?? { container, members: [], links: new Map() }
    levels.set(container, level)
    return level
  }
  for (const { id, parentId } of groups.toSorted(byId)) {
    parents.set(id, parentId)
    levelOf(parentId).members.push(id)
  }
  for (const { id, groupId } of nodes.toSorted(byId)) {
    parents.set(id, groupId)
    levelOf(groupId).members.push(id)
  }

  const depths = new Map<string, number>()
  const ordered = [levelOf(null)]
  // The list grows while it is walked.
  for (const { container, members } of ordered) {
    const depth = container === null ? 0 : (depths.get(container) ?? 0) + 1
    for (const member of members) {
      depths.set(member, depth)
      const inner = levels.get(member)
      if (inner !== undefined) ordered.push(inner)
    }
  }

  const links = edges.flatMap(({ from, to }) => between(from, to, parents, depths) ?? [])
  for (const { container, from, to } of links.toSorted(byEnds)) {
    levels.get(container)?.links.set(JSON.stringify([from, to]), { from, to })
  }
  return ordered
}

/** The two members of one level that contain the ends of an edge; undefined when a single one contains both. */
function between(
  start: string,
  end: string,
  parents: ReadonlyMap<string, string | null>,
  depths: ReadonlyMap<string, number>,
): { container: string | null; from: string; to: string } | undefined {
  let [from, to] = [start, end]
  while (from !== to) {
    const [fromParent, toParent] = [parents.get(from), parents.get(to)]
    // An end that does not exist.
    if (fromParent === undefined || toParent === undefined) return undefined
    if (fromParent === toParent) return { container: fromParent, from, to }
    const [fromDepth, toDepth] = [depths.get(from) ?? 0, depths.get(to) ?? 0]
    if (fromDepth >= toDepth) from = fromParent ?? from
    if (toDepth >= fromDepth) to = toParent ?? to
  }
  return undefined
}

/** By code units, which are the same everywhere. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compare(a.id, b.id)
}

function byEnds(
  a: { readonly from: string; readonly to: string },
  b: { readonly from: string; readonly to: string },
): number {
  return compare(a.from, b.from) || compare(a.to, b.to)
}
