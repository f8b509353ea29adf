import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { readPromises, shownIn } from '../src/security-page.ts'

const root = join(import.meta.dirname, '../../..')
const page = 'docs/security.md'

test('every promise of the security page is shown by a test that bears its id', () => {
  const promises = readPromises(readFileSync(join(root, page), 'utf8'))
  expect(promises.length).toBeGreaterThan(40)
  const missing = promises.flatMap(({ id, tests }) =>
    tests.length === 0
      ? [`${id} names no test`]
      : tests
          .filter((path) => !shownIn(readFileSync(join(root, dirname(page), path), 'utf8'), id))
          .map((path) => `${id}: no test in ${path} bears the id`),
  )
  expect(missing).toEqual([])
})

test('every id that a test bears stands on the page', () => {
  const known = new Set(readPromises(readFileSync(join(root, page), 'utf8')).map(({ id }) => id))
  const files = testFiles()
  expect(files.length).toBeGreaterThan(100)
  const unknown = files.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return [...new Set(text.match(/\b(?:PW|TK|MF|AZ|RL|CS|CF|LG|ER|GD)\d+\b/g) ?? [])]
      .filter((id) => !known.has(id) && shownIn(text, id))
      .map((id) => `${id} in ${path}`)
  })
  expect(unknown).toEqual([])
})

test('a promise whose test lost its id, or never had one, is found', () => {
  const [lost, none] = readPromises(
    '| PW1 | Long. | NIST | [a](../a.test.ts) |\n| PW2 | Not common. | NIST | |\n',
  )
  expect(lost).toEqual({ id: 'PW1', tests: ['../a.test.ts'] })
  expect(none).toEqual({ id: 'PW2', tests: [] })
  expect(shownIn("test('PW1 a short one is refused', …", 'PW1')).toBe(true)
  expect(shownIn("describe('the rules PW2 PW1', …", 'PW1')).toBe(true)
  expect(shownIn("test.each(cases)('PW1 %s', …", 'PW1')).toBe(true)
  expect(shownIn("// PW1 is elsewhere\ntest('PW10 no', …", 'PW1')).toBe(false)
})

function testFiles(): string[] {
  return globSync('{scripts,{apps,packages}/*}/test/**/*.test.ts', { cwd: root })
}
