import { type ImportGraph, readImportGraph } from '../repository/import-graph.ts'
import type { Repository, Slice } from '../repository/repository.ts'
import { sliceFinder } from './places.ts'

/** Says whether one slice imports a file of another, itself. Without a graph, the sources are read when first asked. */
export function sliceDependencies(
  repository: Repository,
  graph?: ImportGraph,
): (from: Slice, to: Slice) => boolean {
  let edges: ReadonlySet<string> | null = null
  return (from, to) => {
    edges ??= sliceEdges(
      graph ?? readImportGraph(repository),
      sliceFinder(repository.slicePatterns),
    )
    return edges.has(edge(from.dir, to.dir))
  }
}

function sliceEdges(
  { modules }: ImportGraph,
  sliceOf: (path: string) => string | null,
): ReadonlySet<string> {
  const edges = new Set<string>()
  for (const { path, targets } of modules.values()) {
    const from = sliceOf(path)
    for (const target of targets) {
      const to = target.to === 'file' ? sliceOf(target.path) : null
      if (from !== null && to !== null) edges.add(edge(from, to))
    }
  }
  return edges
}

function edge(from: string, to: string): string {
  return `${from}\0${to}`
}
