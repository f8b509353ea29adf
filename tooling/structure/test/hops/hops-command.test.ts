import { describe, expect, test, vi } from 'vitest'

import { hops } from '../../src/commands/hops.ts'
import type { HopsReport } from '../../src/hops/hops-report.ts'
import { renderHops } from '../../src/hops/render-hops.ts'
import { gitRepository } from '../repository/git-repository.ts'
import { workedExample } from './worked-example.ts'

/** What the command prints. */
function run(...args: readonly string[]): string {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    expect(hops.run(args)).toBe(0)
    return log.mock.calls.flat().join('\n')
  } finally {
    log.mockRestore()
  }
}

const slices = ['--slices', 'packages/*']

test('the ranking, the gap, the imports and what leads nowhere, in 80 columns', () => {
  using repository = gitRepository(workedExample())
  const text = run(repository.root, ...slices)
  expect(text).toBe(`Directories to open to understand a feature:
  █ its own  ▓ public faces  ░ past a face

  orders    5 ██▓░░
  money     4 ████
  users     2 ██

Gap: 3 directories; the hardest has 2.5 times those of the easiest.

Without one of these imports, orders has so many fewer:
  −3  packages/orders/src/router.ts:2
      ./service/index.ts
  −2  packages/orders/src/service/place-order.ts:1
      ../../../money/src/rounding/round.ts
  −1  packages/orders/src/router.ts:1
      @shop/users

Imports that lead nowhere: 1
  packages/orders/src/service/place-order.ts:2  ./lost.ts

12 files and 16 imports read`)
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
})

test('one feature, by its name or its folder, in a repository elsewhere', () => {
  using repository = gitRepository(workedExample())
  const text = run('users', repository.root, ...slices)
  expect(run('packages/users', repository.root, ...slices)).toBe(text)
  expect(run(`${repository.root}/packages/users/`, ...slices)).toBe(text)
  expect(text).toBe(`users: 2 directories, starting from packages/users/src/router.ts

Its own: 2
  packages/users/src
      the start
  packages/users/src/model
      packages/users/src/index.ts:1  ./model/user.ts`)
})

test('for a program, both', () => {
  using repository = gitRepository(workedExample())
  const ranking: unknown = JSON.parse(run(repository.root, ...slices, '--json'))
  expect(ranking).toMatchObject({ ranking: [{ hops: 5 }, { hops: 4 }, { hops: 2 }], files: 12 })
  const trace: unknown = JSON.parse(run('users', repository.root, ...slices, '--json'))
  expect(trace).toMatchObject({ slice: { name: 'users' }, directories: [{ as: 'own' }, {}] })
})

test('a feature is known by what follows the dash, when only one has it', () => {
  const files = ['features-a', 'features-b', 'services-b'].map((dir) => `${dir}/index.ts`)
  using repository = gitRepository(Object.fromEntries(files.map((path) => [path, ''])))
  const folders = ['--slices', '*-*']
  expect(run('a', repository.root, ...folders)).toContain('features-a: 1 directory')
  expect(() => run('b', repository.root, ...folders)).toThrow('There is no feature b.')
})

test.each([
  [
    'a feature that is not there',
    ['canvas', '.', ...slices],
    'There is no feature canvas. There are money, orders, users.',
  ],
  [
    'a glob that the shell replaced',
    ['.', 'a', 'b'],
    'hops takes a feature and a path, not 3 words. Quote globs, or the shell replaces them.',
  ],
  ['a path that is not there', ['orders', './none', ...slices], 'There is no folder ./none.'],
  ['no slices', ['.'], "Which folders are its features? Try --slices 'packages/*' (3 folders)."],
  [
    'a start that is nowhere',
    ['.', ...slices, '--from', 'main.ts'],
    "--from 'main.ts' matches no source file; it is a glob from a feature's own folder.",
  ],
  [
    'a feature without a start',
    ['users', '.', ...slices, '--from', 'main.ts'],
    "packages/users: --from 'main.ts' matches no source file; it is a glob from a feature's own folder.",
  ],
  ['an option there is none of', ['--slice', 'x'], "Unknown option '--slice'"],
])('one clear line on %s', (_, args, message) => {
  using repository = gitRepository(workedExample())
  const words = args.map((word) => (word === '.' ? repository.root : word))
  expect(() => run(...words)).toThrow(message)
})

describe('a report of', () => {
  const entry = (name: string, own: number, faces: number, foreign: number) => {
    const dirs = (n: number) => Array.from({ length: n }, (_, i) => String(i))
    const slice = { name, dir: name }
    const kinds = { own: dirs(own), faces: dirs(faces), foreign: dirs(foreign) }
    return { slice, start: [], hops: own + faces + foreign, ...kinds }
  }
  const report: HopsReport = {
    ranking: [entry('a', 1, 0, 0)],
    levers: [],
    leftOut: [],
    files: 1,
    imports: 0,
    unresolved: [],
    unparsed: [],
    notRead: [],
  }

  test('one feature has no gap, and no import that weighs', () => {
    expect(renderHops(report)).toBe(`Directories to open to understand a feature:
  █ its own  ▓ public faces  ░ past a face

  a    1 █

One feature: nothing to compare it with.

No import alone makes a easier.

1 file and 0 imports read`)
  })

  test('very many directories fits, and shows each feature', () => {
    const name = 'a-feature-with-a-very-long-name-indeed'
    const lines = renderHops({
      ...report,
      ranking: [entry(name, 100, 150, 250), entry('b', 1, 0, 0)],
    }).split('\n')
    expect(lines[3]).toBe(
      `  …ith-a-very-long-name-indeed  500 ${'█'.repeat(8)}${'▓'.repeat(12)}${'░'.repeat(20)}`,
    )
    expect(lines[4]).toMatch(/ 1 █$/)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('a path that a terminal would obey', () => {
    expect(renderHops({ ...report, unparsed: ['a\u001B[2J\nb.ts'] })).toContain(
      String.raw`  a\u{1b}[2J\u{a}b.ts`,
    )
  })

  test('many unread files names the first five', () => {
    const unparsed = Array.from({ length: 7 }, (_, i) => `${i}.ts`)
    const lines = renderHops({ ...report, unparsed }).split('\n')
    expect(lines).toContain('Files that cannot be parsed: 7')
    expect(lines).toContain('  4.ts')
    expect(lines).not.toContain('  5.ts')
    expect(lines).toContain('  and 2 more (--json lists them)')
  })
})
