import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { blindSpots } from '../../src/check/blind-spots.ts'
import { checkStructure } from '../../src/check/check.ts'
import { loadGrammar, readSql } from '../../src/check/tables/read-sql.ts'
import { readWorkspace } from '../../src/workspace/workspace.ts'
import { workspaceWith } from './fixture.ts'

const root = join(import.meta.dirname, '../../../..')

test('the check of this repository looks at every package, file, model and migration', async () => {
  const report = await checkStructure(root)
  expect(blindSpots(root, report)).toEqual([])
  const nothing = { packages: 0, files: 0, models: 0, migrations: 0 }
  expect(blindSpots(root, nothing)).toHaveLength(4)
})

test('every model of this repository is a table that its own history makes, or one that is excepted', async () => {
  const { tableOwners, architecture } = readWorkspace(root)
  await loadGrammar()
  const madeBy = (sql: string): readonly string[] => {
    const reading = readSql(sql)
    return typeof reading === 'string' ? [] : reading.creates
  }
  const excepted = architecture.exceptions
    .filter(({ rule }) => rule === 'own-tables')
    .flatMap(({ path }) => madeBy(readFileSync(join(root, path), 'utf8')))
  for (const { folder, models, migrations } of tableOwners) {
    const made = [...excepted, ...migrations.flatMap(({ sql }) => madeBy(sql))]
    expect(made, folder).toEqual(expect.arrayContaining(models.map(({ table }) => table)))
  }
})

test('a check that is blind to some of it is found out', async () => {
  using workspace = workspaceWith({
    'packages/core/test/fixtures/wrong.ts': 'import {',
    'packages/core/src/größe.ts': 'export {}\n',
  })
  execFileSync('git', ['init', '--quiet'], { cwd: workspace.root })
  expect(blindSpots(workspace.root, await checkStructure(workspace.root))).toEqual([])

  const globs = 'packages:\n  - packages/core\n  - apps/*\n  - tooling/*\n'
  writeFileSync(join(workspace.root, 'pnpm-workspace.yaml'), globs)
  // A folder of this name holds what is built, and is not read.
  const packages = join(workspace.root, 'packages')
  cpSync(join(packages, 'services-plans'), join(packages, 'dist'), { recursive: true })
  expect(blindSpots(workspace.root, await checkStructure(workspace.root))).toEqual([
    'The structure check saw 3 of 10 packages.',
    'The structure check saw 5 of 32 files.',
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
