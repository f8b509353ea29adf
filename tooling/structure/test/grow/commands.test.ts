import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { workspaceWith } from '../check/fixture.ts'

const cli = join(import.meta.dirname, '../../src/cli.ts')

function structure(root: string, ...words: readonly string[]) {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [cli, ...words], { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    )
  })
}

describe('what cannot be done is one sentence and exit code 2', () => {
  test.each([
    ['new:feature', 'Name one feature, as in: pnpm new:feature sticky-notes\n'],
    ['new:feature a b', 'Name one feature, as in: pnpm new:feature sticky-notes\n'],
    ['new:feature users', 'packages/features-users exists already: choose another name.\n'],
    ['new:feature notes --tables note', "Unknown option '--tables'"],
    ['remove:feature', 'Name one feature, as in: pnpm remove:feature sticky-notes\n'],
    ['remove:feature note', 'There is no feature "note"; there are orders, users.\n'],
  ])('%s', async (words, sentence) => {
    using workspace = workspaceWith()
    const { code, stdout, stderr } = await structure(workspace.root, ...words.split(' '))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).not.toMatch(/\n\s+at /)
  })
})

test('a dry run lists every file and line, and writes nothing', async () => {
  using workspace = workspaceWith()
  const before = readdirSync(workspace.root, { recursive: true })
  const { code, stdout } = await structure(workspace.root, 'new:feature', 'notes', '--dry-run')
  expect(code).toBe(0)
  for (const line of [
    '  packages/features-notes/src/service.ts',
    '  packages/features-notes/migrations/<time>_create_note/migration.sql',
    "  apps/server/src/shipped.ts  + export { notes } from '@backarch/features-notes/feature'",
    '  .github/CODEOWNERS',
    'Nothing was written.',
  ]) {
    expect(stdout.split('\n')).toContain(line)
  }
  expect(readdirSync(workspace.root, { recursive: true })).toEqual(before)
})
