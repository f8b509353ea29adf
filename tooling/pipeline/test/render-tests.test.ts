import { expect, test } from 'vitest'

import { renderCounts, renderFailures, renderPackages, sumCounts } from '../src/render-tests.ts'
import type { PackageResult } from '../src/run-tests.ts'

const green: PackageResult = {
  name: 'core',
  passed: 120,
  failed: 0,
  skipped: 0,
  seconds: 1.24,
  cached: false,
  problem: null,
  log: 'all well',
}
const red: PackageResult = {
  ...green,
  name: 'features-notes',
  passed: 7,
  failed: 2,
  skipped: 1,
  log: ' ✓ test/a.test.ts\n⎯⎯⎯ Failed Tests 2 ⎯⎯⎯\n\u001B[31mnot equal\u001B[39m\n',
}
const broken: PackageResult = { ...green, name: 'db', passed: 0, problem: 'Its run ended with 1.' }

test('shows one aligned line a package', () => {
  const cached = { ...green, name: 'api', cached: true }
  expect(renderPackages([green, cached, red, broken])).toBe(
    `✓ core            120 tests    1.2 s
✓ api             120 tests   cached
✗ features-notes   10 tests    1.2 s   2 failed, 1 skipped
✗ db                0 tests    1.2 s   Its run ended with 1.`,
  )
})

test('shows of a failing package what failed, and nothing of a green one', () => {
  expect(renderFailures([green, red], false)).toBe(
    '── features-notes ──\n\n⎯⎯⎯ Failed Tests 2 ⎯⎯⎯\nnot equal\n',
  )
})

test('closes with the plain line that counts everything', () => {
  expect(renderCounts(sumCounts([green, red]))).toBe('127 passed, 2 failed, 1 skipped')
  expect(renderCounts(sumCounts([green]))).toBe('120 passed, 0 failed')
})

test('a package that fails as a whole is counted as failed', () => {
  expect(renderCounts(sumCounts([green, broken]))).toBe('120 passed, 1 failed')
})
