import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { diffDocuments } from '../../src/document/diff.ts'
import { diffSchema, type Diff } from '../../src/schemas/diff.ts'
import { documents, documentWithBatches } from './arbitraries.ts'
import { apply, asSet, documentOf, edge, group, node, refusalOf } from './documents.ts'
import { operationsOf } from './operations-of.ts'

const nothing: Diff = {
  added: [],
  removed: [],
  reconfigured: [],
  reconnected: [],
  reparented: [],
  renamed: [],
  moved: [],
  others: { added: [], removed: [] },
  usageFile: null,
}

describe('diffDocuments', () => {
  test('tells of every kind of change under its own name', () => {
    const a = documentOf(
      {
        nodes: [
          node('web', {
            settings: { fifo: true },
            usage: { monthly_requests: 1 },
            region: 'us-east-1',
          }),
          node('db'),
          node('cache'),
          node('gone'),
          node('turned'),
        ],
        edges: [edge('e', 'web', 'cache'), edge('f', 'web', 'gone')],
        groups: [group('g'), group('h', null, { position: { x: 1, y: 1 } })],
      },
      {
        others: [{ address: 'x.a', type: 'x', status: 'free' }],
        usageFile: 'version: 0.1',
      },
    )
    const b = documentOf(
      {
        nodes: [
          node('web', {
            name: 'shop',
            settings: { fifo: null },
            usage: { request_size_kb: 64 },
            groupId: 'g',
            position: { x: 5, y: 6 },
          }),
          node('db'),
          node('cache'),
          node('new'),
        ],
        edges: [edge('e', 'web', 'db', { protocol: 'postgres' })],
        groups: [group('g', 'h', { kind: 'subnet' }), group('h'), group('turned')],
      },
      {
        others: [{ address: 'x.a', type: 'x', status: 'unsupported' }],
        usageFile: null,
      },
    )
    const diff = diffDocuments(a, b)
    expect(diff).toEqual({
      removed: [
        { type: 'node', value: node('gone') },
        { type: 'edge', value: edge('f', 'web', 'gone') },
        { type: 'node', value: node('turned') },
      ],
      added: [
        { type: 'group', value: group('turned') },
        { type: 'node', value: node('new') },
      ],
      reconfigured: [
        { id: 'g', type: 'group', fields: [{ field: 'kind', from: 'network', to: 'subnet' }] },
        {
          id: 'web',
          type: 'node',
          fields: [
            { field: 'region', from: 'us-east-1', to: null },
            { field: 'settings.fifo', from: true, to: null },
            { field: 'usage.monthly_requests', from: 1 },
            { field: 'usage.request_size_kb', to: 64 },
          ],
        },
        { id: 'e', type: 'edge', fields: [{ field: 'protocol', from: null, to: 'postgres' }] },
      ],
      reconnected: [{ id: 'e', from: { from: 'web', to: 'cache' }, to: { from: 'web', to: 'db' } }],
      reparented: [
        { id: 'g', type: 'group', from: null, to: 'h' },
        { id: 'web', type: 'node', from: null, to: 'g' },
      ],
      renamed: [{ id: 'web', type: 'node', from: 'web', to: 'shop' }],
      moved: [
        { id: 'h', type: 'group', from: { x: 1, y: 1 }, to: null },
        { id: 'web', type: 'node', from: { x: 0, y: 0 }, to: { x: 5, y: 6 } },
      ],
      others: {
        added: [{ address: 'x.a', type: 'x', status: 'unsupported' }],
        removed: [{ address: 'x.a', type: 'x', status: 'free' }],
      },
      usageFile: { from: 'version: 0.1', to: null },
    })
    expect(diffSchema.parse(diff)).toEqual(diff)
  })

  test('what is only drawn elsewhere is apart', () => {
    const a = documentOf({ nodes: [node('a'), node('b')] })
    const b = documentOf({ nodes: [node('a', { position: { x: 1, y: 1 } }), node('b')] })
    expect(diffDocuments(a, b)).toEqual({
      ...nothing,
      moved: [{ id: 'a', type: 'node', from: { x: 0, y: 0 }, to: { x: 1, y: 1 } }],
    })
  })

  test('the order of elements and of keys is no difference', () => {
    const a = documentOf({
      nodes: [node('a', { usage: { monthly_requests: 1, request_size_kb: 2 } }), node('b')],
    })
    const b = documentOf({
      nodes: [node('b'), node('a', { usage: { request_size_kb: 2, monthly_requests: 1 } })],
    })
    expect(diffDocuments(a, b)).toEqual(nothing)
    expect(operationsOf(diffDocuments(a, b), a)).toEqual([])
  })
})

describe('laws', () => {
  test('the diff of equals is empty, and needs no operation', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(diffDocuments(document, structuredClone(document))).toEqual(nothing)
        expect(operationsOf(diffDocuments(document, structuredClone(document)), document)).toEqual(
          [],
        )
      }),
    )
  })

  test('applying a diff from one document to any other makes the one into the other', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        expect(asSet(apply(a, operationsOf(diffDocuments(a, b), a)))).toEqual(asSet(b))
      }),
      { numRuns: 3_000 },
    )
  })

  test('so do those between a document and what an edit made of it', () => {
    fc.assert(
      fc.property(documentWithBatches, ({ document, mine }) => {
        if (refusalOf(() => apply(document, mine))) return
        const edited = apply(document, mine)
        expect(
          asSet(apply(document, operationsOf(diffDocuments(document, edited), document))),
        ).toEqual(asSet(edited))
        expect(asSet(apply(edited, operationsOf(diffDocuments(edited, document), edited)))).toEqual(
          asSet(document),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  test('a diff is empty only of equals, is what the wire carries, and the way back is its mirror', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        const diff = diffDocuments(a, b)
        expect(diffSchema.parse(JSON.parse(JSON.stringify(diff)))).toEqual(diff)
        const isEqual = operationsOf(diff, a).length === 0
        expect(JSON.stringify(diff) === JSON.stringify(nothing)).toBe(isEqual)
        const back = diffDocuments(b, a)
        const ids = (parts: Diff['added']) => parts.map(({ value }) => value.id).toSorted()
        expect(ids(back.added)).toEqual(ids(diff.removed))
        expect(ids(back.removed)).toEqual(ids(diff.added))
        expect(back.renamed.length).toBe(diff.renamed.length)
        expect(back.usageFile?.from).toBe(diff.usageFile?.to)
      }),
      { numRuns: 1_000 },
    )
  })
})
