import type { Repository, RepositoryPackage, Slice } from '../repository/repository.ts'
import { listedEntries, packageEntry } from '../repository/resolve-package.ts'
import { dirOf, isSource, isWithin } from '../repository/source-paths.ts'

export interface PublicFaces {
  /** Whether an import from one file of another one ends at a public face, whose insides are not read. */
  readonly isFace: (from: string, to: string) => boolean
  /** The files of a slice that others are meant to import. */
  readonly of: (slice: Slice) => string[]
}

export function findPublicFaces(repository: Repository): PublicFaces {
  const { packages, slices, files } = repository
  const owners = new Map<string, RepositoryPackage | null>()
  const packageOf = (path: string) => {
    const dir = dirOf(path)
    const known = owners.get(dir)
    if (known !== undefined) return known
    const owner = packages.find((each) => isWithin(dir, each.dir)) ?? null
    owners.set(dir, owner)
    return owner
  }
  const entries = new Map(
    packages.map((each) => [each, new Set(entryFiles(repository, each))] as const),
  )
  const sliceOf = (path: string) => slices.find(({ dir }) => isWithin(path, dir)) ?? null
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

function entryFiles(repository: Repository, owner: RepositoryPackage): string[] {
  return listedEntries(owner).flatMap((entry) => packageEntry(repository, owner, entry) ?? [])
}

function indexFiles({ dir }: Slice, files: ReadonlySet<string>): string[] {
  return ['', '/src'].flatMap((folder) =>
    [...files].filter(
      (path) => dirOf(path) === `${dir}${folder}` && isSource(path) && /\/index\.[^/]+$/.test(path),
    ),
  )
}
