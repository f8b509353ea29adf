import type { Repository, RepositoryPackage, Slice } from '../repository/repository.ts'
import { listedEntries, packageEntry } from '../repository/resolve-package.ts'
import { dirOf, isWithin } from '../repository/source-paths.ts'

const endings = 'ts tsx mts cts d.ts js jsx mjs cjs'.split(' ')

export interface PublicFaces {
  /** Whether an import from one file of another one ends at a public face, whose insides are not read. */
  readonly isFace: (from: string, to: string) => boolean
  /** The files of a slice that others are meant to import. */
  readonly of: (slice: Slice) => string[]
}

export function findPublicFaces(repository: Repository): PublicFaces {
  const { packages, slices, files } = repository
  const packageOf = byDirectory(packages)
  const sliceOf = byDirectory(slices)
  const entries = new Map(
    packages.map((each) => [each, new Set(entryFiles(repository, each))] as const),
  )
  const indexes = new Map(slices.map((slice) => [slice, indexFiles(slice, files)] as const))

  return {
    isFace: (from, to) => {
      const owner = packageOf(to)
      if (owner !== null && owner !== packageOf(from)) return entries.get(owner)?.has(to) ?? false
      const slice = sliceOf(to)
      return slice !== null && slice !== sliceOf(from) && (indexes.get(slice) ?? []).includes(to)
    },
    of: (slice) => {
      const own = packages.filter(({ dir }) => isWithin(dir, slice.dir))
      const faces = own.flatMap((each) => [...(entries.get(each) ?? [])])
      return faces.length > 0 ? faces : (indexes.get(slice) ?? [])
    },
  }
}

/** The first of these that holds a path; packages are sorted so that it is the innermost. */
function byDirectory<T extends { readonly dir: string }>(
  all: readonly T[],
): (path: string) => T | null {
  const known = new Map<string, T | null>()
  return (path) => {
    const dir = dirOf(path)
    const before = known.get(dir)
    if (before !== undefined) return before
    const owner = all.find((each) => isWithin(dir, each.dir)) ?? null
    known.set(dir, owner)
    return owner
  }
}

function entryFiles(repository: Repository, owner: RepositoryPackage): string[] {
  return listedEntries(owner).flatMap((entry) => packageEntry(repository, owner, entry) ?? [])
}

function indexFiles({ dir }: Slice, files: ReadonlySet<string>): string[] {
  return [dir, `${dir}/src`]
    .flatMap((folder) => endings.map((ending) => `${folder}/index.${ending}`))
    .filter((path) => files.has(path))
}
