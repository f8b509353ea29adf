import fc from 'fast-check'
import { expect, it } from 'vitest'

import { jsonErrorLine } from '../src/terraform/files/json-error-line.ts'

it.each([
  ['', 1],
  ['\n\n x', 3],
  ['{\n "a": }', 2],
  ['{\n "a": 1\n "b": 2\n}', 3],
  ['{\n "a": 1,\n}', 3],
  ['[1,\n 2', 2],
  ['{"a": 1}\n}', 2],
  ['[\n 01]', 2],
  ['{\n "a": "x\n"}', 2],
  ["{'a': 1}", 1],
])('%j', (text, line) => {
  expect(jsonErrorLine(text)).toBe(line)
})

it('names the line of what was put into sound JSON (property)', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom('@', "'", '\u0001'), (sound, at, wrong) => {
      const lines = JSON.stringify(JSON.parse(sound), null, 1).split('\n')
      const line = at % lines.length
      const broken = lines.with(line, `${wrong}${lines[line]}`).join('\n')
      expect(jsonErrorLine(broken)).toBe(line + 1)
    }),
  )
})
