import type { Repository, Slice } from '../repository/repository.ts'
import { StructureError } from '../structure-error.ts'
import { collectCommits } from './collect-commits.ts'
import { fileKind } from './file-kind.ts'
import { generatedFiles } from './generated-files.ts'
import { byFeature, byMonth } from './groups.ts'
import { placeFiles, type Places } from './places.ts'
import type { Layer, RadiusReport } from './radius-report.ts'
import { commitByCommit, compare, touch, type Touch } from './reach.ts'
import { cutCommits, isPartialClone, readHistory } from './read-history.ts'
import { nothingToMeasure, warnings } from './remarks.ts'
import { scope } from './scope.ts'

interface Options {
  /** Seconds since 1970. */
  readonly since?: number | undefined
  /** Folders and globs from the root; only files in them count. All do, when empty. */
  readonly paths?: readonly string[] | undefined
  /** Whether one slice imports the other, in the working tree. */
  readonly dependsOn: (from: Slice, to: Slice) => boolean
  readonly onProgress?: ((commits: number) => void) | undefined
}

/** A commit that touches more source files than this says nothing about the structure. */
const repoWide = 30

/** What each commit of a repository's history touched, beside the same files laid out by layer. */
export async function measureRadius(
  repository: Repository,
  { since, paths = [], dependsOn, onProgress = () => {} }: Options,
): Promise<RadiusReport> {
  const isAskedFor = scope(paths)
  const cut = cutCommits(repository.root)
  const history = await collectCommits(readHistory(repository.root, since), {
    since,
    cut,
    isAskedFor,
    onProgress,
  })
  refuseUnmatched(paths, [...repository.files, ...history.paths])
  const generated = await generatedFiles(repository.root, history.paths)
  const placesOf = historicPlaces(repository, history.paths, history.manifests)
  const files = history.paths.map((path) => ({
    isSource: !generated.has(path),
    isAskedFor: isAskedFor(path),
    places: placesOf(path),
  }))

  const touches: Touch[] = []
  const touched = new Set<Places>()
  const tally = { repoWide: 0, withoutSource: 0, elsewhere: 0, generatedFiles: 0 }
  for (const commit of history.commits) {
    const all = [...commit.files].flatMap((index) => files[index] ?? [])
    const source = all.filter((file) => file.isSource)
    const here = source.filter((file) => file.isAskedFor).map(({ places }) => places)
    tally.generatedFiles += all.filter((file) => !file.isSource && file.isAskedFor).length
    if (source.length === 0) tally.withoutSource++
    else if (source.length > repoWide) tally.repoWide++
    else if (here.length === 0) tally.elsewhere++
    else {
      touches.push(touch(commit.month, here))
      for (const places of here) touched.add(places)
    }
  }

  const { merges, leftOut: others } = history
  const leftOut = { ...tally, ...others, merges, cut: history.cut }
  if (touches.length === 0) throw new StructureError(nothingToMeasure(history.read, leftOut))
  const layers = layersOf(touched)
  return {
    total: compare(touches),
    inFeatures: compare(touches.filter(({ features }) => features.length > 0)),
    commitByCommit: commitByCommit(touches),
    ...byFeature(touches, repository.slices, dependsOn),
    months: byMonth(touches),
    layers,
    leftOut,
    warnings: warnings(leftOut, layers, isPartialClone(repository.root)),
  }
}

function refuseUnmatched(patterns: readonly string[], paths: readonly string[]): void {
  for (const pattern of patterns) {
    if (paths.some(scope([pattern]))) continue
    throw new StructureError(`--paths '${pattern}' matches no file of this repository.`)
  }
}

/** Packages and layers are those of now and of then. */
function historicPlaces(
  { files, packages, slicePatterns }: Repository,
  past: readonly string[],
  pastManifests: ReadonlySet<string>,
): (path: string) => Places {
  const present = [...files].filter((path) => fileKind(path) === 'source')
  const gone = [...pastManifests].filter((dir) => {
    const manifest = dir === '' ? 'package.json' : `${dir}/package.json`
    return !files.has(manifest) && fileKind(manifest) !== 'generated'
  })
  const dirs = [...packages.map(({ dir }) => dir), ...gone]
  return placeFiles([...present, ...past], slicePatterns, new Set(dirs))
}

function layersOf(touched: ReadonlySet<Places>): Layer[] {
  const layers = new Map<string, { slices: Set<string>; files: number }>()
  for (const { byLayer, byFeature: own } of touched) {
    if (byLayer.unit === null || own.unit === null) continue
    const layer = layers.get(byLayer.unit) ?? { slices: new Set(), files: 0 }
    layers.set(byLayer.unit, layer)
    layer.slices.add(own.unit)
    layer.files++
  }
  return [...layers]
    .map(([layer, { slices, files }]) => ({ layer, slices: slices.size, files }))
    .toSorted((a, b) => b.slices - a.slices || (a.layer < b.layer ? -1 : 1))
}
