import { Readable } from 'node:stream'

import { expect, test } from 'vitest'

import { parseRawLog } from '../../src/radius/parse-raw-log.ts'

const log = [
  'aaaa 1767607200 bbbb\0\n',
  ':100644 100644 1111 2222 M\0src/caf\u00e9.ts\0',
  ':100644 100644 3333 3333 R100\0old.ts\0new.ts\0',
  'bbbb 1767520800 \0',
].join('')

async function parsed(chunks: readonly Buffer[]) {
  const found = []
  for await (const commit of parseRawLog(Readable.from(chunks))) found.push(commit)
  return found
}

test('a log reads the same however its bytes are cut', async () => {
  const bytes = Buffer.from(log)
  const expected = [
    {
      hash: 'aaaa',
      time: 1_767_607_200,
      parents: 1,
      changes: [
        { path: 'src/caf\u00e9.ts', isFile: true, isPureRename: false },
        { path: 'new.ts', from: 'old.ts', isFile: true, isPureRename: true },
      ],
    },
    { hash: 'bbbb', time: 1_767_520_800, parents: 0, changes: [] },
  ]
  for (const size of [1, 7, bytes.length]) {
    const count = Math.ceil(bytes.length / size)
    const chunks = Array.from({ length: count }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    )
    expect(await parsed(chunks)).toEqual(expected)
  }
})
