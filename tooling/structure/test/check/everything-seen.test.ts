import { execFileSync } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { blindSpots } from '../../src/check/blind-spots.ts'
import { checkStructure } from '../../src/check/check.ts'
import { workspaceWith } from './fixture.ts'

test('the check of this repository looks at every package, file, model and migration', async () => {
  const root = join(import.meta.dirname, '../../../..')
  const report = await checkStructure(root)
  expect(blindSpots(root, report)).toEqual([])
  const nothing = { packages: 0, files: 0, models: 0, migrations: 0 }
  expect(blindSpots(root, nothing)).toHaveLength(4)
})

test('a check that is blind to some of it is found out', async () => {
  using workspace = workspaceWith()
  const { root } = workspace
  execFileSync('git', ['init', '--quiet'], { cwd: root })
  expect(blindSpots(root, await checkStructure(root))).toEqual([])

  const globs = 'packages:\n  - packages/core\n  - apps/*\n  - tooling/*\n'
  writeFileSync(join(root, 'pnpm-workspace.yaml'), globs)
  // A folder of this name holds what is built, and is not read.
  cpSync(join(root, 'packages/services-plans'), join(root, 'packages/dist'), { recursive: true })
  expect(blindSpots(root, await checkStructure(root))).toEqual([
    'The structure check saw 3 of 10 packages.',
    'The structure check saw 4 of 29 files.',
    'The structure check saw 4 of 5 models.',
    'The structure check saw 3 of 4 migrations.',
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
