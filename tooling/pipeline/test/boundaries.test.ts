import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { runCommand } from '../src/run-command.ts'
import { copyWorkspace } from '../src/workspace-copy.ts'

const root = join(import.meta.dirname, '../../..')

function verifyBoundaries(cwd: string) {
  const script = join(root, 'tooling/pipeline/src/verify.ts')
  return runCommand(process.execPath, [script, '--only', 'boundaries'], { cwd })
}

test('verify goes red when core imports a feature, and names the place and the path', async () => {
  using copy = copyWorkspace(root)
  const file = 'packages/core/src/errors.ts'
  appendFileSync(join(copy.dir, file), "export type { Auth } from '@backarch/features-auth'\n")
  const { exitCode, output } = await verifyBoundaries(copy.dir)
  expect(exitCode).toBe(1)
  expect(output).toMatch(/^✗ boundaries/m)
  expect(output).toContain(`where  ${file}:`)
  expect(output).toContain('path   core → features-auth')
  expect(output).toContain('cannot import package `@backarch/features-auth`')
})
