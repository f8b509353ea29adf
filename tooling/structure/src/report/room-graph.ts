import type { Repository } from '../repository/repository.ts'

export interface Room {
  /** From the root; empty for the files that lie in the root itself. */
  readonly dir: string
  /** Its directory's own name, or the whole path where two rooms share that. */
  readonly name: string
  readonly kind: 'slice' | 'package' | 'folder'
}

export interface RoomEdge {
  /** Directories of rooms. */
  readonly from: string
  readonly to: string
  /** How many import statements. */
  readonly imports: number
}

export interface RoomGraph {
  /** By directory. */
  readonly rooms: readonly Room[]
  /** By `from`, then `to`. */
  readonly edges: readonly RoomEdge[]
}

/** One import statement, from file to file of the repository. */
export interface FileImport {
  readonly from: string
  readonly to: string
  /** What is taken; `*` for everything. */
  readonly names: readonly string[]
}

/**
 * Who imports whom. A file's room is its slice; else its package, when that holds no slice; else the outermost folder
 * above it that holds neither.
 */
export function roomGraph(
  repository: Repository,
  sources: readonly string[],
  imports: readonly FileImport[],
): RoomGraph {
  const roomOf = roomFinder(repository)
  const dirs = [...new Set(sources.map(roomOf))].toSorted()
  const counts = new Map<string, Map<string, number>>()
  for (const { from, to } of imports) {
    const [source, target] = [roomOf(from), roomOf(to)]
    if (source === target || !dirs.includes(source) || !dirs.includes(target)) continue
    const targets = counts.get(source) ?? new Map<string, number>()
    counts.set(source, targets.set(target, (targets.get(target) ?? 0) + 1))
  }
  const slices = new Set(repository.slices.map(({ dir }) => dir))
  const packages = new Set(repository.packages.map(({ dir }) => dir))
  return {
    rooms: dirs.map((dir) => ({
      dir,
      name: roomName(dir, dirs),
      kind: slices.has(dir) ? 'slice' : dir !== '' && packages.has(dir) ? 'package' : 'folder',
    })),
    edges: dirs.flatMap((from) =>
      [...(counts.get(from) ?? [])]
        .map(([to, number]) => ({ from, to, imports: number }))
        .toSorted((a, b) => (a.to < b.to ? -1 : 1)),
    ),
  }
}

/** The room of a file, as its directory. */
function roomFinder({ slices, packages }: Repository): (file: string) => string {
  const isSlice = new Set(slices.map(({ dir }) => dir))
  const isPackage = new Set(packages.map(({ dir }) => dir))
  const holdsSlice = new Set(slices.flatMap(({ dir }) => foldersAbove(dir)))
  const holdsRoom = new Set([...holdsSlice, ...packages.flatMap(({ dir }) => foldersAbove(dir))])
  return (file) => {
    const folders = foldersAbove(file)
    return (
      folders.find((dir) => isSlice.has(dir)) ??
      folders.find((dir) => isPackage.has(dir) && !holdsSlice.has(dir)) ??
      folders.findLast((dir) => !holdsRoom.has(dir)) ??
      folders[0] ??
      ''
    )
  }
}

/** The innermost first; the root, which is empty, last. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index).join('/')).toReversed()
}

function roomName(dir: string, dirs: readonly string[]): string {
  if (dir === '') return 'root files'
  const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const name = lastPart(dir)
  return dirs.some((other) => other !== dir && lastPart(other) === name) ? dir : name
}
