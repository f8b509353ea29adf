import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { z } from 'zod'

export const reportFile = 'reports/tests.json'

export interface TestCounts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ name: z.string() })),
})

/** The test files a package has, relative to its folder. */
export function testFiles(packageDir: string): string[] {
  return globSync('test/**/*.test.ts', { cwd: packageDir, exclude: ['**/node_modules/**'] })
}

/**
 * Counts a package's tests from the report that vitest wrote (or turbo restored).
 * `problem` says why the counts must not be trusted: no report, or a test file that is missing in it.
 */
export async function readCounts(
  packageDir: string,
): Promise<{ counts: TestCounts; problem: string | null }> {
  const text = await readFile(join(packageDir, reportFile), 'utf8').catch(() => null)
  const files = testFiles(packageDir)
  const nothing = { passed: 0, failed: 0, skipped: 0 }
  if (files.length === 0) return { counts: nothing, problem: 'It has no test.' }
  if (text === null) return { counts: nothing, problem: 'Its tests left no report.' }
  const report = reportSchema.parse(JSON.parse(text))
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  // A report may come from the cache of a folder that was moved since: its paths end alike.
  const unseen = files.filter(
    (file) =>
      !report.testResults.some(({ name }) => name.endsWith(`/${basename(packageDir)}/${file}`)),
  )
  if (unseen.length > 0) return { counts, problem: `Not in its report: ${unseen.join(', ')}.` }
  if (counts.passed + counts.failed === 0) return { counts, problem: 'None of its tests ran.' }
  return { counts, problem: null }
}
