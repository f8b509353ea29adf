import { basename } from 'node:path'

import type { Slice } from '../repository/repository.ts'
import { coupledPairs } from './couplings.ts'
import type { RadiusReport } from './radius-report.ts'
import { compare, type Touch } from './reach.ts'

/** The commits of each feature, and the features that change together. */
export function byFeature(
  touches: readonly Touch[],
  slices: readonly Slice[],
  dependsOn: (from: Slice, to: Slice) => boolean,
): Pick<RadiusReport, 'features' | 'couplings'> {
  const groups = grouped(touches, ({ features }) => features)
  const name = nameAmong(groups.map(([dir]) => dir))
  const present = new Map(slices.map((slice) => [slice.dir, slice]))
  const depends = (a: string, b: string) => {
    const [one, other] = [present.get(a), present.get(b)]
    return one && other ? dependsOn(one, other) || dependsOn(other, one) : null
  }
  return {
    features: groups
      .map(([dir, group]) => ({ feature: name(dir), ...compare(group) }))
      .toSorted((a, b) => b.commits - a.commits || (a.feature < b.feature ? -1 : 1)),
    couplings: coupledPairs(touches).map(({ a, b, ...pair }) => ({
      a: name(a),
      b: name(b),
      ...pair,
      depends: depends(a, b),
    })),
  }
}

/** The oldest month first. */
export function byMonth(touches: readonly Touch[]): RadiusReport['months'] {
  return grouped(touches, ({ month }) => [month])
    .map(([month, group]) => ({ month, ...compare(group) }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
}

/** A directory's own name; the whole of it where two have the same. */
function nameAmong(dirs: readonly string[]): (dir: string) => string {
  const times = new Map<string, number>()
  for (const dir of dirs) times.set(basename(dir), (times.get(basename(dir)) ?? 0) + 1)
  return (dir) => (times.get(basename(dir)) === 1 ? basename(dir) : dir)
}

function grouped(
  touches: readonly Touch[],
  keys: (touch: Touch) => readonly string[],
): [string, Touch[]][] {
  const groups = new Map<string, Touch[]>()
  for (const touch of touches) {
    for (const key of keys(touch)) {
      const group = groups.get(key) ?? []
      groups.set(key, group)
      group.push(touch)
    }
  }
  return [...groups]
}
