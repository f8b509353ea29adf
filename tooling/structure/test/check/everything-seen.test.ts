import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { checkStructure, type Report } from '../../src/check/check.ts'
import { workspaceWith } from './fixture.ts'

type Counts = Pick<Report, 'packages' | 'files' | 'models' | 'migrations'>

/** What git and plain patterns find in a repository, without a line of the code they watch over. */
function count(root: string): Counts {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  const paths = [...new Set(listed.split('\n'))].filter((path) => existsSync(join(root, path)))
  const inRoom = paths.filter((path) => /^(apps|packages|scripts|tooling)\//.test(path))
  const declared = inRoom
    .filter((path) => path.endsWith('/models.prisma'))
    .flatMap((path) => readFileSync(join(root, path), 'utf8').match(/^model /gm) ?? [])
  return {
    packages: inRoom.filter((path) => path.endsWith('/package.json')).length,
    files: inRoom.filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path))
      .length,
    models: declared.length,
    migrations: inRoom.filter((path) => path.endsWith('/migration.sql')).length,
  }
}

/** What a report does not account for; nothing when it saw all that was counted. */
function blindSpots(seen: Counts, there: Counts): string[] {
  const kinds = ['packages', 'files', 'models', 'migrations'] as const
  return kinds
    .filter((kind) => seen[kind] < there[kind])
    .map((kind) => `${seen[kind]} of ${there[kind]} ${kind}`)
}

test('the check of this repository looks at every package, file, model and migration', async () => {
  const root = join(import.meta.dirname, '../../../..')
  const there = count(root)
  expect(Math.min(...Object.values(there))).toBeGreaterThan(0)
  expect(blindSpots(await checkStructure(root), there)).toEqual([])
})

test('a check that is blind to some of it is found out', async () => {
  using workspace = workspaceWith()
  const { root } = workspace
  execFileSync('git', ['init', '--quiet'], { cwd: root })
  expect(blindSpots(await checkStructure(root), count(root))).toEqual([])

  const globs = 'packages:\n  - packages/core\n  - apps/*\n  - tooling/*\n'
  writeFileSync(join(root, 'pnpm-workspace.yaml'), globs)
  // A folder of this name holds what is built, and is not read.
  cpSync(join(root, 'packages/services-plans'), join(root, 'packages/dist'), { recursive: true })
  expect(blindSpots(await checkStructure(root), count(root))).toEqual([
    '3 of 10 packages',
    '4 of 29 files',
    '4 of 5 models',
    '3 of 4 migrations',
  ])
})

test('what git lists and the check does not read is a breach', async () => {
  using workspace = workspaceWith({
    'packages/core/src/generated/a.ts': 'export {}\n',
    'packages/dist/models.prisma': 'model Job {\n  id String @id\n}\n',
  })
  expect((await checkStructure(workspace.root)).breaches).toEqual([])
  execFileSync('git', ['init', '--quiet'], { cwd: workspace.root })
  expect((await checkStructure(workspace.root)).breaches).toMatchObject([
    { rule: 'all-seen', file: 'packages/core/src/generated/a.ts' },
    { rule: 'all-seen', file: 'packages/dist/models.prisma' },
  ])
})
