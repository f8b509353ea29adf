import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { renderCounts, sumCounts } from '../src/render-tests.ts'
import { runTests } from '../src/run-tests.ts'
import { repositoryWith } from './repository.ts'

// What another workspace's run knows must not be taken for these.
vi.stubEnv('TURBO_CACHE_DIR', undefined)

/** Stands for vitest: leaves the report that the package's own `report.json` asks for. */
const runner = `import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const { exitCode, files, ...counts } = JSON.parse(readFileSync('report.json', 'utf8'))
const testResults = files.map((file) => ({ name: process.cwd() + '/' + file }))
mkdirSync('reports', { recursive: true })
writeFileSync('reports/tests.json', JSON.stringify({ ...counts, testResults }))
console.log('the tests ran')
process.exitCode = exitCode
`
const manifest = (name: string, scripts: Readonly<Record<string, string>>) =>
  JSON.stringify({ name: `@backarch/${name}`, version: '1.0.0', scripts })
const report = (passed: number, failed: number, exitCode: number) =>
  JSON.stringify({
    exitCode,
    files: ['test/a.test.ts'],
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 0,
    numTodoTests: 0,
  })
const script = { test: 'node ../../runner.mjs' }

/** A workspace with a package that passes, to which each test adds what it is about. */
function workspaceWith(files: Readonly<Record<string, string>>) {
  return repositoryWith({
    'package.json': JSON.stringify({
      name: 'fixture',
      private: true,
      devEngines: { packageManager: { name: 'pnpm', version: '^12.0.0', onFail: 'ignore' } },
    }),
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\nverifyDepsBeforeRun: false\n',
    'pnpm-lock.yaml': "lockfileVersion: '9.0'\nimporters:\n  .: {}\n",
    'turbo.json': '{ "tasks": { "test": { "outputs": ["reports/**"] } } }',
    '.gitignore': '.turbo\nreports\n',
    'runner.mjs': runner,
    'packages/green/package.json': manifest('green', script),
    'packages/green/test/a.test.ts': '',
    'packages/green/report.json': report(3, 0, 0),
    ...files,
  })
}

test('counts what ran, and what was known from an earlier run', async () => {
  using workspace = workspaceWith({ 'packages/none/package.json': manifest('none', {}) })
  const first = await runTests(workspace.root)
  expect(first).toMatchObject([{ name: 'green', passed: 3, cached: false, problem: null }])
  const second = await runTests(workspace.root)
  expect(second).toMatchObject([{ name: 'green', passed: 3, cached: true, problem: null }])
  writeFileSync(join(workspace.root, 'packages/green/test/a.test.ts'), '// changed')
  const third = await runTests(workspace.root)
  expect(third).toMatchObject([{ name: 'green', passed: 3, cached: false, problem: null }])
})

test('a package that fails is counted and shown, and keeps no other from running', async () => {
  using workspace = workspaceWith({
    'packages/a-red/package.json': manifest('a-red', script),
    'packages/a-red/test/a.test.ts': '',
    'packages/a-red/report.json': report(1, 2, 1),
  })
  const results = await runTests(workspace.root)
  expect(results).toMatchObject([
    { name: 'a-red', passed: 1, failed: 2, problem: null },
    { name: 'green', passed: 3, failed: 0, problem: null },
  ])
  expect(results[0]?.log).toContain('the tests ran')
  expect(renderCounts(sumCounts(results))).toBe('4 passed, 2 failed')
})

test('a run that ends badly although every test passed is a failure', async () => {
  using workspace = workspaceWith({ 'packages/green/report.json': report(3, 0, 1) })
  const results = await runTests(workspace.root)
  expect(results).toMatchObject([{ name: 'green', problem: 'Its run ended with 1.' }])
  expect(renderCounts(sumCounts(results))).toBe('3 passed, 1 failed')
})

test('files that no script runs are a failure', async () => {
  using workspace = workspaceWith({
    'packages/idle/package.json': manifest('idle', {}),
    'packages/idle/test/a.test.ts': '',
  })
  const problem = 'It has test files and no "test" script.'
  expect(await runTests(workspace.root)).toMatchObject([
    { name: 'green', problem: null },
    { name: 'idle', problem },
  ])
})
