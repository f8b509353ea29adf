import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { describeDiff } from '../../src/document/describe.ts'
import { diffDocuments } from '../../src/document/diff.ts'
import type { Document } from '../../src/document/graph-elements.ts'
import { documents } from './arbitraries.ts'
import { documentOf, edge, group, node } from './documents.ts'

function words(a: Document, b: Document, most?: number): string[] {
  return describeDiff(diffDocuments(a, b), a, b, most)
}

const machine = (id: string, changes: Parameters<typeof node>[1] = {}) =>
  node(id, { kind: 'aws.ec2-instance', ...changes })
const base = documentOf({
  nodes: [machine('web'), machine('db'), machine('cache')],
  edges: [edge('e', 'web', 'cache')],
  groups: [group('subnet')],
})

type Nodes = Document['graph']['nodes']

/** What is said when the nodes and edges of the base become these. */
function after(nodes: Nodes, edges = base.graph.edges): string[] {
  return words(base, { ...base, graph: { ...base.graph, nodes, edges } })
}
const [web = machine('web'), db = machine('db'), cache = machine('cache')] = base.graph.nodes

describe('says what people say of', () => {
  test.each<[string, string[], () => string[]]>([
    ['nothing', [], () => words(base, base)],
    [
      'what is new',
      [
        'Added the SQS queue “orders”.',
        'Added 2 EC2 instances: “a” and “b”.',
        'Connected “web” to “orders” and “a”.',
      ],
      () =>
        after(
          [...base.graph.nodes, node('orders'), machine('a'), machine('b')],
          [...base.graph.edges, edge('f', 'web', 'orders'), edge('g', 'web', 'a')],
        ),
    ],
    [
      'many that are new',
      ['Added 12 EC2 instances: “n0”, “n1”, “n2” and 9 more.'],
      () =>
        after([...base.graph.nodes, ...Array.from({ length: 12 }, (_, at) => machine(`n${at}`))]),
    ],
    [
      'what is gone, and not of the connections that went with it',
      ['Removed the EC2 instance “cache”.'],
      () => after([web, db], []),
    ],
    [
      'a connection that is gone',
      ['Disconnected “web” from “cache”.'],
      () => after([web, db, cache], []),
    ],
    [
      'a connection that ends elsewhere',
      ['Connected “web” to “db” instead of “cache”.'],
      () => after([web, db, cache], [edge('e', 'web', 'db')]),
    ],
    [
      'a connection that begins elsewhere',
      ['Connected “db” instead of “web” to “cache”.'],
      () => after([web, db, cache], [edge('e', 'db', 'cache')]),
    ],
    [
      'a connection that was turned around',
      ['Turned the connection from “web” to “cache” around.'],
      () => after([web, db, cache], [edge('e', 'cache', 'web')]),
    ],
    [
      'settings and usage',
      [
        '“web”: region unknown → eu-west-1, instance type default → m5.large, root volume size GB default → 20 and 2 more.',
        '“db” and “cache”: monthly hours not set → 1,000.',
      ],
      () =>
        after([
          machine('web', {
            settings: {
              instanceType: 'm5.large',
              rootVolume: { sizeGb: 20 },
              ebsOptimized: true,
              tenancy: null,
            },
            region: 'eu-west-1',
          }),
          machine('db', { usage: { monthly_hrs: 1000 } }),
          machine('cache', { usage: { monthly_hrs: 1000 } }),
        ]),
    ],
    [
      'another kind',
      ['“web”: kind EC2 instance → SQS queue.'],
      () => after([node('web'), db, cache]),
    ],
    [
      'a region that is not known',
      ['“web”: region unknown → us-east-1.'],
      () => after([machine('web', { region: 'us-east-1' }), db, cache]),
    ],
    [
      'a connection that works otherwise',
      [
        '“web” to “cache”: protocol unknown → redis, mode sync → async and volume requests not set → 5.',
      ],
      () =>
        after(
          [web, db, cache],
          [
            edge('e', 'web', 'cache', {
              protocol: 'redis',
              mode: 'async',
              volume: { requests: 5, gigabytes: null },
            }),
          ],
        ),
    ],
    [
      'names, of which the new one counts',
      ['“shop”: region unknown → us-east-1.', 'Renamed “web” to “shop”.'],
      () => after([machine('web', { name: 'shop', region: 'us-east-1' }), db, cache]),
    ],
    [
      'what was put into a group',
      ['Moved “web” and “db” into “subnet”.'],
      () =>
        after([machine('web', { groupId: 'subnet' }), machine('db', { groupId: 'subnet' }), cache]),
    ],
    [
      'one that is drawn elsewhere',
      ['Moved “web”.'],
      () => after([machine('web', { position: { x: 1, y: 1 } }), db, cache]),
    ],
    [
      'many that are drawn elsewhere',
      ['Moved 3 components.'],
      () => after(base.graph.nodes.map((one) => ({ ...one, position: { x: 1, y: 1 } }))),
    ],
    [
      'what the cost is computed from',
      ['Changed the usage file.', 'Added a resource that is not drawn: “x.b”.'],
      () =>
        words(
          documentOf({}, { usageFile: 'version: 0.1' }),
          documentOf(
            {},
            { usageFile: 'version: 0.2', others: [{ address: 'x.b', type: 'x', status: 'free' }] },
          ),
        ),
    ],
    [
      'a group',
      ['Added the subnet “s”.'],
      () => words(documentOf({}), documentOf({ groups: [group('s', null, { kind: 'subnet' })] })),
    ],
  ])('%s', (_, expected, said) => {
    expect(said()).toEqual(expected)
  })

  test('what was taken out of a group', () => {
    const inside = documentOf({ nodes: [node('a', { groupId: 'g' })], groups: [group('g')] })
    const outside = documentOf({ nodes: [node('a')], groups: [group('g')] })
    expect(words(inside, outside)).toEqual(['Moved “a” out of “g”.'])
  })

  test('settings of any name and depth', () => {
    const a = documentOf({
      groups: [group('g', null, { settings: { tags: { team: 'a' }, list: [1] } })],
    })
    const settings = { tags: { constructor: true, team: ['b', 'c'] }, list: [{}, {}] }
    const b = documentOf({ groups: [group('g', null, { settings })] })
    expect(words(a, b)).toEqual([
      '“g”: tags team a → b, c, tags constructor default → on and list 1 → 2 entries.',
    ])
  })

  test('what has no name is called by its id', () => {
    expect(words(documentOf({}), documentOf({ nodes: [node('q-1', { name: ' ' })] }))).toEqual([
      'Added the SQS queue “q-1”.',
    ])
  })
})

describe('stays short', () => {
  const renamed = (count: number, by: string) =>
    documentOf({
      nodes: Array.from({ length: count }, (_, at) =>
        node(`n${at}`, { usage: { monthly_requests: at }, name: `${at}${by}` }),
      ),
    })

  test('counts what is alike and too much to tell', () => {
    expect(words(renamed(5, 'a'), renamed(5, 'b'))).toHaveLength(5)
    expect(words(renamed(6, 'a'), renamed(6, 'b'))).toEqual(['Renamed 6 elements.'])
  })

  test('counts the sentences that are left', () => {
    const a = documentOf({ nodes: Array.from({ length: 40 }, (_, at) => node(`n${at}`)) })
    const b = documentOf({
      nodes: a.graph.nodes.map((one, at) => ({ ...one, usage: { monthly_requests: at } })),
    })
    const said = words(a, b, 11)
    expect(said).toHaveLength(11)
    expect(said.at(-1)).toBe('And 30 more changes.')
  })

  test('a sentence is one line and bounded, whatever is in names and settings', () => {
    const nasty = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(documents, documents, nasty, nasty, (a, b, name, value) => {
        const dress = ({ graph, sources }: Document): Document => ({
          sources,
          graph: {
            ...graph,
            nodes: graph.nodes.map((one) => ({ ...one, name: `${name}${one.name}` })),
            groups: graph.groups.map((one) => ({
              ...one,
              settings: { [value]: value.repeat(40), ...one.settings },
            })),
          },
        })
        const said = words(dress(a), b)
        expect(
          said.filter(
            (sentence) => sentence.length > 1_000 || /[\p{Cc}\u2028\u2029]/u.test(sentence),
          ),
        ).toEqual([])
        expect(said.filter((sentence) => !/^[“A-Z][^]*\S\.$/u.test(sentence))).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('a diff is silent exactly where nothing differs', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        expect(words(a, a)).toEqual([])
        const { moved, ...diff } = diffDocuments(a, b)
        const isEmpty =
          moved.length === 0 &&
          JSON.stringify(Object.values(diff).flat()) === '[{"added":[],"removed":[]},null]'
        expect(words(a, b).length === 0).toBe(isEmpty)
      }),
      { numRuns: 200 },
    )
  })
})
