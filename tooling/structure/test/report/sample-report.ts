import type { SliceHops } from '../../src/hops/hops-report.ts'
import type { Compared, RadiusReport, Reach } from '../../src/radius/radius-report.ts'
import type { ReportData } from '../../src/report/report-data.ts'
import type { Room, RoomEdge } from '../../src/report/room-graph.ts'

const leftOut = {
  merges: 7,
  repoWide: 2,
  withoutSource: 31,
  elsewhere: 0,
  cut: 0,
  generatedFiles: 5,
  lockFiles: 12,
  pureRenames: 3,
  otherFiles: 210,
}

function reach(directories: number, packages = directories, features = packages): Reach {
  const spread = (median: number) => ({ median, p95: median * 3 })
  return {
    directories: spread(directories),
    packages: spread(packages),
    features: spread(features),
  }
}

export function compared(commits: number, byFeature: number, byLayer: number): Compared {
  return { commits, byFeature: reach(byFeature), byLayer: reach(byLayer) }
}

export function hopsOf(name: string, own: number, faces: number, foreign: number): SliceHops {
  const dirs = (count: number, of: string) =>
    Array.from({ length: count }, (_, index) => `packages/${of}/src/part-${index}`)
  return {
    slice: { name, dir: `packages/${name}` },
    start: [`packages/${name}/src/router.ts`],
    hops: own + faces + foreign,
    own: dirs(own, name),
    faces: dirs(faces, 'core'),
    foreign: dirs(foreign, 'other'),
  }
}

export function room(name: string, kind: Room['kind'] = 'slice'): Room {
  return { name, kind, dir: `packages/${name}` }
}

export function edge(from: string, to: string, imports = 1): RoomEdge {
  return { from: `packages/${from}`, to: `packages/${to}`, imports }
}

const names = (
  'auth billing canvas notes orders pricing scoring search teams uploads users webhooks ' +
  'invoices reports exports imports tags comments sessions tokens'
).split(' ')

/** Names for as many features as wanted. */
function featureNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const name = names[index % names.length] ?? ''
    return index < names.length ? name : `${name}-${Math.floor(index / names.length) + 1}`
  })
}

/** Its history is known. */
type SampleReport = ReportData & { readonly radius: RadiusReport }

/** A report of as many features and months as wanted; always the same for the same numbers. */
export function sampleReport(features = 9, months = 8): SampleReport {
  const slices = featureNames(features)
  const roll = (seed: number, most: number) => (seed * 7919 + 104_729) % most
  const foundations = ['core', 'db', 'api', 'access']
  return {
    name: 'sample',
    head: { commit: '0123abc', date: '2026-11-23' },
    since: null,
    rooms: {
      rooms: [
        ...foundations.map((name) => room(name, 'package')),
        ...slices.map((name) => room(name)),
        room('server', 'package'),
        room('scripts', 'folder'),
        room('pipeline', 'package'),
      ],
      edges: [
        edge('db', 'core', 4),
        edge('api', 'core', 3),
        edge('api', 'db', 5),
        edge('access', 'core', 2),
        edge('access', 'api', 9),
        edge('scripts', 'server', 2),
        ...slices.flatMap((name, index) => [
          edge(name, 'core', roll(index, 5) + 1),
          edge(name, 'api', roll(index, 7) + 1),
          ...(index % 3 === 1 ? [] : [edge(name, 'access', 2)]),
          ...(index % 4 === 3 ? [edge(name, slices[roll(index, index)] ?? 'core', 1)] : []),
          edge('server', name, 1),
        ]),
      ],
    },
    hops: {
      ranking: slices
        .map((name, index) => hopsOf(name, roll(index, 4) + 1, roll(index, 6), roll(index, 3)))
        .toSorted((a, b) => b.hops - a.hops),
      levers: [
        {
          file: 'packages/canvas/src/service.ts',
          line: 12,
          specifier: '@sample/pricing/src/rates/table.ts',
          spares: ['packages/pricing/src/rates', 'packages/pricing/src'],
        },
      ],
      files: 1240,
      imports: 5310,
      unresolved: [
        { file: 'packages/notes/src/load.ts', line: 4, specifier: null },
        { file: 'packages/notes/src/router.ts', line: 2, specifier: './lost.ts' },
      ],
      leftOut: [],
      unparsed: ['packages/canvas/src/broken.ts'],
      notRead: [],
    },
    radius: {
      total: compared(412, 1, 3),
      inFeatures: compared(374, 1, 3),
      commitByCommit: {
        directories: { byFeature: 210, byLayer: 30 },
        packages: { byFeature: 180, byLayer: 60 },
        features: { byFeature: 300, byLayer: 2 },
      },
      features: slices.map((feature, index) => ({ feature, ...compared(60 - index, 1, 3) })),
      months: Array.from({ length: months }, (_, index) => ({
        month: `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
        ...compared(20 + roll(index, 30), 1 + roll(index, 2), 3 + roll(index, 3)),
      })),
      couplings: slices.flatMap((a, index) =>
        [1, 2, 4]
          .filter((step) => index + step < slices.length && roll(index * step, 3) > 0)
          .map((step) => ({
            a,
            b: slices[index + step] ?? '',
            commits: 2 + roll(index + step, 11),
            share: roll(index * step, 10) / 10,
            depends: [true, false, true, false, null][roll(index + step, 5)] ?? null,
          })),
      ),
      layers: [
        { layer: 'router', slices: features, files: features },
        { layer: 'other', slices: 1, files: 3 },
      ],
      leftOut,
      warnings: [],
    },
    promotions: [
      {
        slice: 'pricing',
        reason: '3 other features import it: canvas, notes and scoring.',
        moves: 'what they import: src/service.ts',
      },
    ],
  }
}
