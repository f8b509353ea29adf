import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { checkStructure, renderBreach } from '../../src/check/check.ts'
import { rules } from '../../src/check/rules/index.ts'
import { StructureError } from '../../src/structure-error.ts'
import { syncFiles } from '../../src/sync/sync-files.ts'
import { readWorkspace } from '../../src/workspace/workspace.ts'
import { badWorkspaces } from './bad-workspaces.ts'
import { architecture, kinds } from './bad/bad-workspace.ts'
import { packageFiles, sharedWorkspace, workspaceWith } from './fixture.ts'
import { manifest } from './manifest.ts'

test('a sound workspace has no breach, and everything in it was read', async () => {
  using workspace = workspaceWith()
  expect(await checkStructure(workspace.root)).toEqual({
    packages: 9,
    files: 28,
    models: 4,
    migrations: 3,
    breaches: [],
    advice: [],
  })
})

const shared = sharedWorkspace()
afterAll(() => shared[Symbol.dispose]())

describe.each(Object.entries(badWorkspaces))('%s goes red on', (rule, cases) => {
  test.each(cases)('$what', async ({ files, where, path = [], says = '', advises = '' }) => {
    using workspace = shared.with(files)
    const { breaches } = await checkStructure(workspace.root)
    const [file, line] = where.split(':')
    expect(breaches).toContainEqual({
      rule,
      file,
      line: Number(line),
      path,
      message: expect.stringContaining(says),
      instead: expect.stringMatching(advises || /\S/),
    })
  })
})

test('what the tests of a dependency use is not reached by those who depend on it', async () => {
  using workspace = workspaceWith({
    ...kinds({
      low: { packages: ['low'], mayDependOn: ['core'] },
      high: { packages: ['high'], mayDependOn: ['low'] },
    }),
    ...packageFiles('high', ['low'], "import '@backarch/low'\n"),
    'packages/low/package.json': manifest('low', [], {
      devDependencies: { '@backarch/core': 'workspace:*' },
    }),
    'packages/low/src/index.ts': 'export {}\n',
    'packages/low/test/low.test.ts': "import '@backarch/core'\n",
  })
  syncFiles(readWorkspace(workspace.root))
  expect((await checkStructure(workspace.root)).breaches).toEqual([])
})

test('every rule has a bad workspace', () => {
  expect(Object.keys(badWorkspaces).toSorted()).toEqual(Object.keys(rules).toSorted())
  for (const [rule, cases] of Object.entries(badWorkspaces)) expect(cases, rule).not.toHaveLength(0)
})

test('a breach says what, where, along which path and what to do', async () => {
  using workspace = workspaceWith({
    'packages/core/src/a.ts': "import '@backarch/features-users'",
  })
  const { breaches } = await checkStructure(workspace.root)
  const breach = breaches.find(({ rule }) => rule === 'dependency-direction')
  expect(breach && renderBreach(breach)).toBe(
    `core (core) must not depend on features-users (feature); architecture.json allows it nothing of ours.
  rule   dependency-direction
  where  packages/core/src/a.ts:1
  path   core → features-users
  do     Move the code into the feature, or let the feature pass core what it needs.`,
  )
})

test('sync writes the boundary rules once and keeps the rest of the file', async () => {
  using workspace = workspaceWith({
    'turbo.json': '{ "tasks": { "test": {} } }',
    'packages/core/turbo.json': null,
  })
  expect(syncFiles(readWorkspace(workspace.root))).toEqual([
    'turbo.json',
    'packages/core/turbo.json',
  ])
  expect(syncFiles(readWorkspace(workspace.root))).toEqual([])
  expect((await checkStructure(workspace.root)).breaches).toEqual([])
})

test.each([
  ['no architecture.json', { 'architecture.json': null }, 'architecture.json cannot be read'],
  [
    'an edge without a reason',
    { 'architecture.json': '{"kinds":{},"edges":[{"from":"a","to":"b"}],"exceptions":[]}' },
    'edges[0].reason',
  ],
  [
    'an exception for a source that gets at another’s table',
    architecture({
      exceptions: [{ rule: 'own-tables', path: 'apps/server/src/a.ts', reason: 'It is quicker.' }],
    }),
    'only a migration, which nobody may edit any more, can be excepted from own-tables',
  ],
  [
    'globs that match nothing',
    { 'pnpm-workspace.yaml': 'packages:\n  - none/*\n' },
    'matches no package',
  ],
  [
    'a package.json without a name',
    { 'packages/core/package.json': '{}' },
    'packages/core/package.json is not valid',
  ],
  ['a turbo.json that is no object', { 'turbo.json': '[]' }, 'turbo.json is not a JSON object'],
])('the check refuses to run on %s', async (_, files, message) => {
  using workspace = workspaceWith(files)
  const failure = await checkStructure(workspace.root).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(StructureError)
  expect(failure).toHaveProperty('message', expect.stringContaining(message))
})

test.each([
  { path: 'docs/structure.md', from: '## What is checked', to: '\n## ', name: /^\| `([a-z-]+)`/gm },
  {
    path: 'tooling/structure/README.md',
    from: 'The rules, which',
    to: '\n\n',
    name: /`([a-z-]+)`/g,
  },
])('$path names every rule and no other', ({ path, from, to, name }) => {
  const text = readFileSync(join(import.meta.dirname, '../../../..', path), 'utf8')
  const part = text
    .slice(text.indexOf(from) + from.length)
    .split(to, 1)
    .join()
  const names = [...part.matchAll(name)].map(([, rule = '']) => rule)
  expect(names.toSorted()).toEqual(Object.keys(rules).toSorted())
})
