import { serverParts } from '@backarch/api'
import { outcome, refusal } from '@backarch/api/testing'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram, testGraph, testNode } from '@backarch/features-canvas/testing'
import type { Graph } from '@backarch/services-topology/schemas'
import fc from 'fast-check'
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { afterAll, describe, expect, test } from 'vitest'

import { drawSvg } from '../src/embed/draw-svg.ts'
import { documents } from './document/arbitraries.ts'
import { createSharesSuite } from './shares-suite.ts'

const { database, ctx, begin, counted } = await createSharesSuite()
afterAll(() => database[Symbol.asyncDispose]())

const embedOrigins = ['https://wiki.example.com', 'http://localhost:3000']

async function open(token: string): Promise<Response> {
  const page = serverParts(canvas).pages?.['embed']
  if (!page) throw new Error('The feature has no page embed.')
  return page(ctx, token)
}

/** Every element of a page, as a browser reads it. */
function elementsIn(node: Tree.ParentNode): Tree.Element[] {
  return node.childNodes.flatMap((child) =>
    'tagName' in child ? [child, ...elementsIn(child)] : [],
  )
}

function textIn(node: Tree.ParentNode): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? textIn(child) : ''))
    .join('')
}

/** What the page is made of, and no more, whatever the labels are. */
const own = new Set('html head meta title style body p svg g rect text line'.split(' '))
const ownAttributes = new Set(
  'lang charset name content xmlns role aria-label viewBox class x y width height rx x1 y1 x2 y2'.split(
    ' ',
  ),
)

function strangeParts(markup: string): string[] {
  const errors: string[] = []
  const root = parse(markup, { onParseError: ({ code }) => errors.push(code) })
  return [
    ...errors,
    ...elementsIn(root).flatMap(({ tagName, attrs }) => [
      ...(own.has(tagName) ? [] : [tagName]),
      ...attrs.flatMap(({ name }) => (ownAttributes.has(name) ? [] : [`${tagName} ${name}`])),
    ]),
  ]
}

const hostile = [
  '<script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</text></svg><img src=x onerror=alert(1)>',
  ']]><script>alert(1)</script>',
  '<![CDATA[x]]>',
  '--><script>alert(1)</script><!--',
  'javascript:alert(1)',
  '" onload="alert(1)',
  "' onload='alert(1)",
  '"/><animate onbegin=alert(1) attributeName=x dur=1s>',
  '</style><style>*{display:none}',
  '&lt;script&gt;',
  '<foreignObject><iframe src="https://evil.example">',
  '<a xlink:href="javascript:alert(1)">',
]

describe('the page of an embedded diagram', () => {
  test('is framed where the link says and nowhere else, runs nothing and loads nothing', async () => {
    const { ref, call } = await begin()
    const { token } = await call.editor.shares.create({ ...ref, embedOrigins })
    const reply = await open(token)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
    const policy = new Map(
      (reply.headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
        const [name = '', ...values] = directive.split(' ')
        return [name, values]
      }),
    )
    expect([...policy.keys()]).toEqual([
      'default-src',
      'style-src',
      'base-uri',
      'form-action',
      'sandbox',
      'frame-ancestors',
    ])
    expect(policy.get('frame-ancestors')).toEqual(embedOrigins)
    expect(policy.get('default-src')).toEqual(["'none'"])
    expect(policy.get('sandbox')).toEqual([])
    const markup = await reply.text()
    expect(strangeParts(markup)).toEqual([])
    const elements = elementsIn(parse(markup))
    const labels = elements.filter(({ tagName }) => tagName === 'text').map(textIn)
    expect(labels).toEqual(['nat', 'NAT gateway'])
    for (const hidden of [ref.orgId, ref.diagramId, token]) expect(markup).not.toContain(hidden)
  })

  test('shows hostile names as the texts that they are', async () => {
    for (const label of hostile) {
      const graph: Graph = {
        nodes: [testNode({ name: label, groupId: 'g' })],
        edges: [],
        groups: [{ id: 'g', kind: 'network', name: label, parentId: null, settings: {} }],
      }
      const { as, call, orgId } = await begin()
      const { id: diagramId } = await createTestDiagram(as.editor, { name: label, graph })
      const { token } = await call.editor.shares.create({ orgId, diagramId, embedOrigins })
      const markup = await (await open(token)).text()
      expect(strangeParts(markup), label).toEqual([])
      const elements = elementsIn(parse(markup))
      const titles = elements.filter(({ tagName }) => tagName === 'title').map(textIn)
      expect(titles).toEqual([label, label, label])
    }
  })

  test('the cost only where the link shows it', async () => {
    const { ref, call } = await begin()
    const link = { ...ref, embedOrigins }
    const { token } = await call.editor.shares.create(link)
    const { token: telling } = await call.editor.shares.create({ ...link, showsCost: true })
    const [silent, told] = await Promise.all(
      [token, telling].map(async (each) => textIn(parse(await (await open(each)).text()))),
    )
    const { totalMonthly } = (await call.viewer.get(ref)).cost
    expect(totalMonthly).toBe(32.85)
    expect(silent).not.toContain('32.85')
    expect(told).toContain('$32.85 a month')
  })

  test('a link for no page, with a password, revoked or unknown is not there', async () => {
    const { ref, call, opens } = await begin()
    const { create, revoke } = call.editor.shares
    const { token: plain } = await create(ref)
    const { token: guarded } = await create({ ...ref, password: 'violet lantern' })
    const { token: revoked, id } = await create({ ...ref, embedOrigins })
    expect(await outcome(open(revoked))).toBe('ok')
    await counted(() => opens(id), 1)
    await revoke({ ...ref, shareId: id })
    const never = `share_${'A'.repeat(43)}`
    const answers = await Promise.all(
      [plain, guarded, revoked, never, '', `${plain}/x`].map((token) => refusal(open(token))),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ code: 'NOT_FOUND', reason: 'link_not_found' })
  })
})

describe('drawing', () => {
  test('whatever the diagram, each element is drawn once and lies within the picture', () => {
    fc.assert(
      fc.property(documents, ({ graph }) => {
        const svg = elementsIn(parse(drawSvg(graph, 'Any')))
        const count = (name: string) => svg.filter(({ tagName }) => tagName === name).length
        expect(count('rect')).toBe(graph.nodes.length + graph.groups.length)
        expect(count('line')).toBe(graph.edges.length)
        const numbers = (element: Tree.Element | undefined, ...names: string[]) =>
          names.map((name) => Number(element?.attrs.find((each) => each.name === name)?.value))
        const view = svg.find(({ tagName }) => tagName === 'svg')
        const box = view?.attrs
          .find(({ name }) => name === 'viewBox')
          ?.value.split(' ')
          .map(Number)
        const [left = 0, top = 0, width = 0, height = 0] = box ?? []
        for (const rect of svg.filter(({ tagName }) => tagName === 'rect')) {
          const [x = NaN, y = NaN, w = NaN, h = NaN] = numbers(rect, 'x', 'y', 'width', 'height')
          expect(x).toBeGreaterThanOrEqual(left)
          expect(y).toBeGreaterThanOrEqual(top)
          expect(x + w).toBeLessThanOrEqual(left + width)
          expect(y + h).toBeLessThanOrEqual(top + height)
        }
      }),
    )
  })

  test('twenty thousand nodes are a page', () => {
    const nodes = Array.from({ length: 20_000 }, (_, at) =>
      testNode({ id: `n${at}`, position: { x: (at % 100) * 200, y: Math.floor(at / 100) * 120 } }),
    )
    expect(drawSvg(testGraph(nodes), 'Large').length).toBeGreaterThan(1_000_000)
  })
})
