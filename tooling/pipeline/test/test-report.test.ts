import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { readCounts, reportFile } from '../src/test-report.ts'

function packageWith(files: Readonly<Record<string, string>>): { dir: string } & Disposable {
  const dir = mkdtempSync(join(tmpdir(), 'report-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text.replaceAll('<dir>', dir))
  }
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true }) }
}

function report(passed: number, failed: number, files: readonly string[]): string {
  return JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: files.map((file) => ({ name: `<dir>/${file}` })),
  })
}

test('counts what the report says when it covers every test file', async () => {
  using one = packageWith({
    'test/a.test.ts': '',
    'test/deep/b.test.ts': '',
    [reportFile]: report(5, 2, ['test/a.test.ts', 'test/deep/b.test.ts']),
  })
  const counts = { passed: 5, failed: 2, skipped: 2 }
  expect(await readCounts(one.dir)).toEqual({ counts, problem: null })
})

test.each([
  ['a package without tests', {}, 'It has no test.'],
  ['tests without a report', { 'test/a.test.ts': '' }, 'Its tests left no report.'],
  [
    'a test file that the report does not know',
    {
      'test/a.test.ts': '',
      'test/b.test.ts': '',
      [reportFile]: report(5, 0, ['test/a.test.ts']),
    },
    'Not in its report: test/b.test.ts.',
  ],
  [
    'a report that counts nothing',
    { 'test/a.test.ts': '', [reportFile]: report(0, 0, ['test/a.test.ts']) },
    'None of its tests ran.',
  ],
])('does not trust %s', async (_, files, problem) => {
  using one = packageWith(files)
  expect((await readCounts(one.dir)).problem).toBe(problem)
})
