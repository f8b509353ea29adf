import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { staleFiles, syncFiles } from '../../src/sync/sync-files.ts'
import { readWorkspace } from '../../src/workspace/workspace.ts'
import { workspaceWith } from '../check/fixture.ts'

test('CODEOWNERS has one line a package, and is written anew when one comes or the file was edited', () => {
  using workspace = workspaceWith()
  const file = join(workspace.root, '.github/CODEOWNERS')
  const lines = () =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
  const { packages } = readWorkspace(workspace.root)
  expect(lines()).toEqual(packages.map(({ dir, folder }) => `/${dir}/ @backarch/${folder}`))
  expect(lines()).toContain('/packages/features-users/ @backarch/features-users')

  writeFileSync(file, `${readFileSync(file, 'utf8')}* @somebody\n`)
  const stale = readWorkspace(workspace.root)
  expect(staleFiles(stale).map((each) => each.file)).toEqual(['.github/CODEOWNERS'])
  expect(syncFiles(stale)).toEqual(['.github/CODEOWNERS'])
  expect(lines()).toHaveLength(packages.length)
})
