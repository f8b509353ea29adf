import { outcome, refusal } from '@backarch/api/testing'
import { newId } from '@backarch/core'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import type { GraphNode } from '@backarch/services-topology/schemas'
import { afterAll, describe, expect, test } from 'vitest'

import { wordsOf } from '../src/search/words-of.ts'
import { createSuite } from './support.ts'

const { database, organization } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

function lambda(id: string, name: string): GraphNode {
  return testNode({ id, name, kind: 'aws.lambda-function' })
}

/** An organization, and the names of the diagrams that a text finds in it. */
async function begin() {
  const { orgId, as, call } = await organization()
  const search = (query: string, page: { take?: number; cursor?: string } = {}) =>
    call.viewer.search({ orgId, query, ...page })
  return {
    orgId,
    as,
    call,
    search,
    draw: async (name: string, nodes: GraphNode[] = []) =>
      (await createTestDiagram(as.editor, { name, graph: testGraph(nodes) })).id,
    names: async (query: string) => (await search(query)).items.map(({ diagram }) => diagram.name),
  }
}

describe('search', () => {
  test('finds diagrams by their name, and by what is in them', async () => {
    const { orgId, call, draw, search } = await begin()
    const shop = await draw('Web shop', [lambda('a', 'Checkout'), lambda('b', 'Mail')])
    await draw('Data lake', [testNode()])
    const group = {
      id: 'net',
      kind: 'network',
      name: 'Checkout net',
      parentId: null,
      settings: {},
    } as const
    const graph = { nodes: [], edges: [], groups: [group] }
    const { id: grouped } = await call.editor.create({ orgId, name: 'Network', graph })
    const { items } = await search('checkout')
    expect(items.map(({ diagram }) => diagram.id)).toEqual([grouped, shop])
    expect(items.map(({ elements }) => elements)).toEqual([
      [{ id: 'net', type: 'group', kind: 'network', label: 'Checkout net' }],
      [{ id: 'a', type: 'node', kind: 'aws.lambda-function', label: 'Checkout' }],
    ])
    const [byName] = (await search('shop')).items
    expect(byName).toMatchObject({ inName: true, elements: [], elementCount: 0 })
    expect(byName?.diagram).toEqual(
      (await call.viewer.list({ orgId })).items.find(({ id }) => id === shop),
    )
  })

  test('knows what a component is called, and which engine a database runs', async () => {
    const { draw, names } = await begin()
    await draw('Functions', [lambda('a', 'Checkout')])
    const settings = { engine: 'postgres', instanceClass: 'db.t4g.micro' }
    await draw('Database', [testNode({ id: 'db', kind: 'aws.rds-instance', settings })])
    await draw('Route', [testNode({ id: 'zone', kind: 'aws.route53-zone', settings: {} })])
    expect(await names('lambda')).toEqual(['Functions'])
    expect(await names('lambda function')).toEqual(['Functions'])
    expect(await names('aws.lambda-function')).toEqual(['Functions'])
    expect(await names('postgres')).toEqual(['Database'])
    expect(await names('rds')).toEqual(['Database'])
    expect(await names('Route 53')).toEqual(['Route'])
  })

  test('wants every word, wherever in the diagram it is; the last may be a beginning', async () => {
    const { draw, names } = await begin()
    await draw('Shop', [lambda('a', 'Checkout'), testNode({ id: 'b', name: 'Egress' })])
    await draw('Bank', [lambda('a', 'Checkout')])
    expect(await names('shop check')).toEqual(['Shop'])
    expect(await names('egress checkout')).toEqual(['Shop'])
    expect(await names('check shop')).toEqual([])
    expect(await names('checkout')).toEqual(['Bank', 'Shop'])
    expect(await names('heckout')).toEqual([])
    expect(await names('checkout pay')).toEqual([])
  })

  test('takes no notice of case, accents and punctuation', async () => {
    const { draw, names } = await begin()
    await draw('Čeština', [lambda('a', 'Zahlung_prüfen')])
    await draw('STRASSE', [lambda('a', 'order-queue.eu-west-1')])
    await draw('日本 データベース', [lambda('a', 'Ωmega')])
    for (const [query, name] of [
      ['cestina', 'Čeština'],
      ['C\u030CESTINA', 'Čeština'],
      ['prufen', 'Čeština'],
      ['straße', 'STRASSE'],
      ['Order Queue', 'STRASSE'],
      ['(west)', 'STRASSE'],
      ['日本 デー', '日本 データベース'],
      ['ωMEG', '日本 データベース'],
    ] as const) {
      expect(await names(query), query).toEqual([name])
    }
  })

  test('shows first what is in a name, then the newest, page by page', async () => {
    const { draw, search } = await begin()
    const drawn: string[] = []
    for (let i = 0; i < 4; i += 1) drawn.push(await draw(`Diagram ${i}`, [lambda('a', 'Shop api')]))
    const named = [await draw('Shop'), await draw('The shop api')]
    for (let i = 4; i < 6; i += 1) drawn.push(await draw(`Diagram ${i}`, [lambda('a', 'Shop api')]))
    const shop = named[0] ?? ''
    const seen: string[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await search('shop a', { take: 3, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map(({ diagram }) => diagram.id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual([named[1], ...drawn.toReversed()])
    expect((await search('shop')).items.map(({ diagram }) => diagram.id)).toEqual([
      named[1],
      shop,
      ...drawn.toReversed(),
    ])
  })

  test('shows the first few elements, those with most of the words first, and how many there are', async () => {
    const { draw, search } = await begin()
    const nodes = Array.from({ length: 8 }, (_, i) => lambda(`n${i}`, `Worker ${i}`))
    await draw('Many', [...nodes, lambda('both', 'Order worker')])
    const [found] = (await search('order worker')).items
    expect(found?.elements.map(({ id }) => id)).toEqual(['both', 'n0', 'n1', 'n2', 'n3'])
    expect(found?.elementCount).toBe(9)
  })

  test('sees every change of a diagram at once, and nothing of the trash', async () => {
    const { orgId, call, draw, names } = await begin()
    const diagramId = await draw('Shop', [lambda('a', 'Checkout')])
    let baseVersion = 1
    const edit = async (...operations: Parameters<typeof call.editor.edit>[0]['operations']) => {
      const input = { orgId, diagramId, baseVersion, operations, idempotencyKey: newId() }
      baseVersion = (await call.editor.edit(input)).version
    }
    await edit({ op: 'setLabel', id: 'a', name: 'Payment' })
    expect([await names('checkout'), await names('payment')]).toEqual([[], ['Shop']])
    await edit({ op: 'move', id: 'a', position: { x: 5, y: 5 } })
    expect(await names('payment')).toEqual(['Shop'])
    await edit({ op: 'removeNode', id: 'a' })
    expect(await names('payment')).toEqual([])
    await call.editor.save({
      orgId,
      diagramId,
      baseVersion,
      graph: testGraph([lambda('b', 'Mail')]),
    })
    expect(await names('mail')).toEqual(['Shop'])
    await call.editor.rename({ orgId, diagramId, name: 'Store' })
    expect([await names('shop'), await names('store')]).toEqual([[], ['Store']])
    await call.editor.trash({ orgId, diagramId })
    expect([await names('store'), await names('mail')]).toEqual([[], []])
    await call.editor.restore({ orgId, diagramId })
    expect(await names('mail')).toEqual(['Store'])
  })

  test('AWS is what nearly everything is: it narrows nothing', async () => {
    const { draw, names } = await begin()
    await draw('Functions', [lambda('a', 'Checkout')])
    await draw('AWS account', [testNode()])
    expect(await names('aws lambda')).toEqual(['Functions'])
    expect(await names('AWS')).toEqual(['AWS account'])
  })

  test('any text is a search, and none has a syntax', async () => {
    const { draw, names } = await begin()
    await draw('Shop', [lambda('a', "O'Brien & sons")])
    const odd = [
      "'",
      "a' | 'b",
      ':*',
      '!shop',
      'shop & !shop',
      '\\',
      '<->',
      '()',
      '%',
      '   ',
      '',
      '😀',
      '""',
    ]
    for (const query of odd) expect(await outcome(names(query)), query).toBe('ok')
    expect(await names("o'brien & sons")).toEqual(['Shop'])
    expect(await names('!shop')).toEqual(['Shop'])
    expect(await names("shop' | 'zzz")).toEqual([])
    expect(await names(':*')).toEqual([])
    expect(await names('w '.repeat(100))).toEqual([])
    for (const query of ['x'.repeat(201), 'a\u0000', '\ud800']) {
      expect((await refusal(names(query))).code).toBe('BAD_REQUEST')
    }
  })

  test('AZ2 finds nothing of another organization, whatever cursor is sent', async () => {
    const theirs = await begin()
    await theirs.draw('Shop', [lambda('a', 'Secret')])
    await theirs.draw('Shop', [lambda('a', 'Secret')])
    const mine = await begin()
    await mine.draw('Bank')
    expect([await mine.names('shop'), await mine.names('secret')]).toEqual([[], []])
    const { nextCursor } = await theirs.search('secret', { take: 1 })
    expect(nextCursor).not.toBeNull()
    expect((await mine.search('secret', { cursor: nextCursor ?? '' })).items).toEqual([])
    const elsewhere = mine.call.owner.search({ orgId: theirs.orgId, query: 'shop' })
    expect(await outcome(elsewhere)).toBe('organization_not_found')
  })

  test('IN9 a cursor that no search gives out is refused', async () => {
    const { search } = await begin()
    const forged = Buffer.from(JSON.stringify([1e9, newId()])).toString('base64url')
    for (const cursor of ['x', '', forged]) {
      expect((await refusal(search('shop', { cursor }))).code).toBe('BAD_REQUEST')
    }
  })
})

test('words are letters and digits alone, so that no text is read as the syntax of a query', () => {
  for (let code = 0; code < 0x3000; code += 1) {
    for (const word of wordsOf(`a${String.fromCodePoint(code)}b`)) {
      expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
    }
  }
})
