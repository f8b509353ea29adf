import { testLayer } from './layer-names.ts'
import { layerPlace, type Place, type Places } from './places.ts'
import type { Compared, Duel, Reach, Spread } from './radius-report.ts'

/** How many places of each size one commit touches, in one layout. */
type Counts = Readonly<Record<keyof Reach, number>>

/** One commit, counted. */
export interface Touch {
  readonly month: string
  /** The directories of the features it touches, sorted. */
  readonly features: readonly string[]
  readonly byFeature: Counts
  readonly byLayer: Counts
}

/** Counts the places of a commit's files. */
export function touch(month: string, files: readonly Places[]): Touch {
  const byFeature = sets(files.map((file) => file.byFeature))
  const byLayer = sets(files.map((file) => file.byLayer))
  return {
    month,
    features: [...byFeature.features].toSorted(),
    byFeature: counts(byFeature),
    byLayer: counts(withoutTestLayer(byLayer)),
  }
}

/** The same commits in both layouts. */
export function compare(touches: readonly Touch[]): Compared {
  return {
    commits: touches.length,
    byFeature: reach(touches.map((each) => each.byFeature)),
    byLayer: reach(touches.map((each) => each.byLayer)),
  }
}

/** How many commits reach less far in which layout. */
export function commitByCommit(touches: readonly Touch[]): Readonly<Record<keyof Reach, Duel>> {
  const duel = (measure: keyof Reach) => ({
    byFeature: touches.filter((each) => each.byFeature[measure] < each.byLayer[measure]).length,
    byLayer: touches.filter((each) => each.byLayer[measure] < each.byFeature[measure]).length,
  })
  return {
    directories: duel('directories'),
    packages: duel('packages'),
    features: duel('features'),
  }
}

function sets(places: readonly Place[]): Readonly<Record<keyof Reach, Set<string>>> {
  return {
    directories: new Set(places.map(({ directory }) => directory)),
    packages: new Set(places.map((place) => place.package)),
    features: new Set(places.flatMap(({ unit }) => unit ?? [])),
  }
}

/** Tests lie with the layers that they test: they are a layer of their own only where nothing else changes. */
function withoutTestLayer({ directories, packages, features }: ReturnType<typeof sets>) {
  if (features.size > 1) {
    features.delete(testLayer)
    packages.delete(layerPlace(testLayer))
  }
  return { directories, packages, features }
}

function counts({ directories, packages, features }: ReturnType<typeof sets>): Counts {
  return { directories: directories.size, packages: packages.size, features: features.size }
}

function reach(all: readonly Counts[]): Reach {
  return {
    directories: spread(all.map(({ directories }) => directories)),
    packages: spread(all.map(({ packages }) => packages)),
    features: spread(all.map(({ features }) => features)),
  }
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  return { median: rank(0.5), p95: rank(0.95) }
}
