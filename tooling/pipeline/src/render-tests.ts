import { stripVTControlCharacters } from 'node:util'

import type { PackageResult } from './run-tests.ts'
import type { TestCounts } from './test-report.ts'

/** One aligned line a package. */
export function renderPackages(results: readonly PackageResult[]): string {
  const width = Math.max(...results.map(({ name }) => name.length))
  return results.map((result) => renderPackage(result, width)).join('\n')
}

function renderPackage(result: PackageResult, width: number): string {
  const { name, passed, failed, skipped, cached, seconds, problem } = result
  const tests = `${passed + failed + skipped} tests`.padStart(10)
  const time = cached ? 'cached' : `${seconds.toFixed(1)} s`
  const notes = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(problem === null ? [] : [problem]),
  ]
  const line = `${isGreen(result) ? '✓' : '✗'} ${name.padEnd(width)} ${tests} ${time.padStart(8)}`
  return notes.length > 0 ? `${line}   ${notes.join(', ')}` : line
}

/** What the failing packages printed, from vitest's list of failures on. */
export function renderFailures(results: readonly PackageResult[], colour: boolean): string {
  return results
    .filter((result) => !isGreen(result))
    .map(({ name, log }) => {
      const lines = log.split('\n').filter((line) => !line.startsWith('JSON report written to'))
      const first = lines.findIndex((line) => line.includes('⎯⎯⎯'))
      const text = lines.slice(Math.max(first, 0)).join('\n').trim()
      return `── ${name} ──\n\n${colour ? text : stripVTControlCharacters(text)}\n`
    })
    .join('\n')
}

/** A package that fails as a whole counts as one failed test, so that the sum is never green by mistake. */
export function sumCounts(results: readonly PackageResult[]): TestCounts {
  const broken = results.filter(({ failed, problem }) => failed === 0 && problem !== null).length
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, broken),
    skipped: results.reduce((sum, { skipped }) => sum + skipped, 0),
  }
}

/** The plain closing line: `12 passed, 0 failed`. */
export function renderCounts({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function isGreen({ failed, problem }: PackageResult): boolean {
  return failed === 0 && problem === null
}
