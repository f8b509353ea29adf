import type { Place, Places } from './places.ts'
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
  const byFeature = files.map((file) => file.byFeature)
  return {
    month,
    features: [...new Set(units(byFeature))].toSorted(),
    byFeature: counts(byFeature),
    byLayer: counts(files.map((file) => file.byLayer)),
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

function counts(places: readonly Place[]): Counts {
  return {
    directories: new Set(places.map(({ directory }) => directory)).size,
    packages: new Set(places.map((place) => place.package)).size,
    features: new Set(units(places)).size,
  }
}

function units(places: readonly Place[]): string[] {
  return places.flatMap(({ unit }) => (unit === null ? [] : [unit]))
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
