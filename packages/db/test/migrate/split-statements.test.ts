import fc from 'fast-check'
import { expect, test } from 'vitest'

import { splitStatements } from '../../src/migrate/split-statements.ts'

const anything = fc.string({
  unit: fc.constantFrom('a', ';', "'", '"', '$', '-', '/', '*', '\n', ' '),
})

const parts = fc.oneof(
  anything.map((text) => `'${text.replaceAll("'", "''")}'`),
  anything.map((text) => `"${text.replaceAll('"', '""')}"`),
  anything.map((text) => `$body$${text.replaceAll('$', '')}$body$`),
  anything.map((text) => `E'${text.replaceAll("'", "\\'")}'`),
  anything.map((text) => `-- ${text.replaceAll('\n', '')}\n`),
  // Without stars: taking "*/" out of "**//" would leave another one.
  anything.map((text) => `/* ${text.replaceAll('*', '')} */`),
  anything.map((text) => `/* /* ${text.replaceAll('*', '')} */; */`),
  fc.constantFrom('SELECT', ' ', 'x1', '(', ')', ',', '\n'),
)

test('a script splits where its statements end, whatever they hold', () => {
  const statement = fc.array(parts, { maxLength: 6 }).map((some) => `word ${some.join(' ')} end`)
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 4 }), (statements) => {
      const split = splitStatements(statements.map((text) => `${text};`).join('\n'))
      expect(split.map(({ text }) => text)).toEqual(statements)
    }),
  )
})

test('comments are kept in the text and left out of the bare statement', () => {
  expect(splitStatements("-- why; not\nSELECT '--;' /* ; */ AS x;\n\n-- the end")).toEqual([
    { text: "-- why; not\nSELECT '--;' /* ; */ AS x", bare: "SELECT '--;'   AS x" },
  ])
})
