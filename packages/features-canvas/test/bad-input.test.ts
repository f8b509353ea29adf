import { randomUUID } from 'node:crypto'

import { refusal } from '@backarch/api/testing'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'

import type { Operation } from '../src/schemas/operations.ts'
import { createSuite } from './support.ts'

const { database, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const edge = {
  id: 'e',
  from: 'nat',
  to: 'nowhere',
  protocol: null,
  mode: 'sync',
  volume: null,
} as const
const group = (id: string, parentId: string | null) =>
  ({ id, kind: 'network', name: id, parentId, settings: {} }) as const
/** Stands before each fault: it must not be applied without the rest. */
const sound: Operation = { op: 'move', id: 'nat', position: { x: 1, y: 1 } }

const faults: readonly (readonly [what: string, operations: Operation[], named: string])[] = [
  [
    'an unknown component',
    [{ op: 'addNode', node: testNode({ id: 'x', kind: 'aws.teapot' }) }],
    'operations[1]: Node "x" has the kind "aws.teapot"',
  ],
  [
    'a setting that its kind does not have',
    [{ op: 'setSettings', id: 'nat', set: { colour: 'red' }, unset: [] }],
    'operations[1]: Node "nat"',
  ],
  [
    'usage that breaks the schema',
    [{ op: 'setUsage', id: 'nat', set: { monthly_data_processed_gb: -1 }, unset: [] }],
    'operations[1]: Node "nat", usage "monthly_data_processed_gb"',
  ],
  ['a dangling edge', [{ op: 'addEdge', edge }], 'operations[1]: Edge "e" ends at node "nowhere"'],
  [
    'an element that is not there',
    [{ op: 'removeNode', id: 'ghost' }],
    'operations[1]: There is no node "ghost"',
  ],
  [
    'an id that is taken',
    [{ op: 'addNode', node: testNode() }],
    'operations[1]: The id "nat" is used twice',
  ],
  [
    'cyclic parents',
    [
      { op: 'addGroup', group: group('a', 'b') },
      { op: 'addGroup', group: group('b', 'a') },
    ],
    'operations[2]: Group "b" contains itself',
  ],
  [
    'a position that is no number',
    [{ op: 'move', id: 'nat', position: { x: Number.NaN, y: 0 } }],
    'operations.1.position.x',
  ],
  [
    'an infinite position',
    [{ op: 'move', id: 'nat', position: { x: 0, y: Infinity } }],
    'operations.1.position.y',
  ],
  [
    'a label of 5 MB',
    [{ op: 'setLabel', id: 'nat', name: 'x'.repeat(5_000_000) }],
    'operations.1.name',
  ],
  ['100,001 operations', Array.from({ length: 100_000 }, () => sound), 'operations'],
]

const issuesSchema = z.array(z.object({ path: z.array(z.union([z.string(), z.number()])) }))

/** The sentence; where the schema refused, which the wire puts into words, the path. */
function wordsOf({ message }: { readonly message: string }): string {
  if (!message.startsWith('[')) return message
  return issuesSchema.parse(JSON.parse(message))[0]?.path.join('.') ?? ''
}

async function begin() {
  const { orgId, as, call } = await organization()
  const { id: diagramId } = await createTestDiagram(as.editor)
  const ref = { orgId, diagramId }
  const edit = (operations: Operation[], baseVersion = 1) =>
    call.editor.edit({ ...ref, baseVersion, operations, idempotencyKey: randomUUID() })
  const expectUntouched = async () =>
    expect(await call.viewer.get(ref)).toMatchObject({ version: 1, graph: testGraph() })
  return { edit, expectUntouched }
}

test.each(faults)(
  '%s is refused with the path of the fault, and nothing is applied',
  async (_what, operations, named) => {
    const { edit, expectUntouched } = await begin()
    const refused = await refusal(edit([sound, ...operations]))
    expect(refused.code).toBe('BAD_REQUEST')
    expect(wordsOf(refused)).toContain(named)
    await expectUntouched()
  },
)

test.each([-1, 0, 1.5, 2, 2 ** 31])(
  'version %d, which the diagram does not have, is no base',
  async (baseVersion) => {
    const { edit, expectUntouched } = await begin()
    const refused = await refusal(edit([sound], baseVersion))
    expect(refused.code).toBe('BAD_REQUEST')
    expect(wordsOf(refused)).toContain('baseVersion')
    await expectUntouched()
  },
)
