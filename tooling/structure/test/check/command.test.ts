import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { edited, orders } from './bad/bad-workspace.ts'
import { type Files, workspaceWith } from './fixture.ts'

const cli = join(import.meta.dirname, '../../src/cli.ts')

function check(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check', ...args], {
    cwd,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** Sound, with an edge that is there for one name. */
const withAdvice: Files = {
  ...edited(`${orders}/src/service/list-orders.ts`, '{ createUser, listUsers }', '{ listUsers }'),
  [`${orders}/test/orders.test.ts`]: 'export {}\n',
}
const counts = '9 packages, 28 files, 4 models, 3 migrations'

test('advice is printed and is no failure', () => {
  using workspace = workspaceWith(withAdvice)
  expect(check(workspace.root)).toEqual({
    status: 0,
    stdout: `advice: The edge features-orders → features-users is there for one name: listUsers.
        If features-orders can be handed what listUsers gives, the edge in architecture.json goes.
structure: ${counts}, 0 breaches
`,
    stderr: '',
  })
})

test('a breach is a failure, and comes before the advice', () => {
  using workspace = workspaceWith({ ...withAdvice, 'loose.mts': "import '@backarch/core'\n" })
  const { status, stdout } = check(workspace.root)
  expect(status).toBe(1)
  expect(stdout.split('\n').slice(0, 5)).toEqual([
    'loose.mts belongs to no package and imports core.',
    '  rule   outside-file',
    '  where  loose.mts:1',
    '  path   loose.mts → core',
    '  do     Move what imports it into a package, or do without.',
  ])
  expect(stdout).toMatch(/advice: [^]*, 1 breach\n$/)
})

test('--json has the figures, the breaches and the advice', () => {
  using workspace = workspaceWith({ ...withAdvice, 'loose.mts': "import '@backarch/core'\n" })
  const { status, stdout } = check(workspace.root, '--json')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    packages: 9,
    files: 28,
    models: 4,
    migrations: 3,
    breaches: [{ rule: 'outside-file', file: 'loose.mts', line: 1, path: ['loose.mts', 'core'] }],
    advice: [{ about: 'one-name-edge' }],
  })
})

test('breaches come in one order: by file, then by line', () => {
  using workspace = workspaceWith({
    'b.mts': "\n\nimport '@backarch/db'\nimport '@backarch/core'\n",
    'a.mts': "import '@backarch/db'\n",
    'loose/run.ts': 'export {}\n',
    // The rule on computed imports runs before the one on the environment.
    'packages/core/src/z.ts': 'await import(`${process.env.A}`)\n',
    'packages/db/src/z.ts': 'process.env\nawait import(a)\n',
  })
  const lines = check(workspace.root).stdout.split('\n')
  expect(lines.filter((line) => line.startsWith('  where'))).toEqual([
    '  where  a.mts:1',
    '  where  b.mts:3',
    '  where  b.mts:4',
    '  where  loose/run.ts:1',
    '  where  packages/core/src/z.ts:1',
    '  where  packages/core/src/z.ts:1',
    '  where  packages/db/src/z.ts:1',
    '  where  packages/db/src/z.ts:2',
  ])
})

test('where there is no workspace, one line says what to do', () => {
  expect(check(tmpdir())).toEqual({
    status: 2,
    stdout: '',
    stderr: 'There is no pnpm-workspace.yaml here; run this in the root of the workspace.\n',
  })
})

test('an option that does not exist is named', () => {
  const { status, stderr } = check(tmpdir(), '--josn')
  expect(status).toBe(2)
  expect(stderr).toContain("Unknown option '--josn'")
})
