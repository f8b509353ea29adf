import { outcome } from '@backarch/api/testing'
import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' }
import fc from 'fast-check'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { afterAll, describe, expect, test } from 'vitest'

import { renderMarkdown } from '../src/markdown/render-markdown.ts'
import { render } from '../src/markdown/to-html.ts'
import { createSuite } from './support.ts'

const { database, begin, beginShared } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const never = new AbortController().signal

async function htmlOf(body: string): Promise<string> {
  return (await render({ signal: never }, body)).html
}

const allowed = new Set(
  `a blockquote br code del div em h1 h2 h3 h4 h5 h6 hr input li ol p pre section span strong sup table tbody td th thead tr ul`.split(
    ' ',
  ),
)

/** What a browser would make of it that it must not: other elements, handlers, styles, and addresses that run or load. */
function dangersIn(html: string): string[] {
  const dangers: string[] = []
  const look = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      if (!allowed.has(node.tagName)) dangers.push(`<${node.tagName}>`)
      for (const { name, value } of node.attrs) {
        if (/^on|^style$|^src|^srcset$|^action|^formaction|^xlink/.test(name)) dangers.push(name)
        if (name === 'href' && !/^(?:https?:|mailto:|#|\/|\.|[^:]*$)/i.test(value))
          dangers.push(value)
        if (name === 'type' && value !== 'checkbox') dangers.push(`type ${value}`)
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) look(child)
  }
  look(parseFragment(html))
  return dangers
}

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](https://tracker.example/pixel.png)',
  '![x][p]\n\n[p]: https://tracker.example/pixel.png',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&colon;alert(1))',
  '[x](\x01javascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '<a href="javascript:alert(1)">x</a>',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '<svg><style>@import "https://x"</style></svg>',
  '<iframe srcdoc="<script>1</script>"></iframe>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<form action=https://x><input type=password></form>',
  '<b style="position:fixed">x</b>',
  '<base href=https://x>',
  '```"><script>alert(1)</script>\nx\n```',
  '| a |\n|-|\n| <img src=x onerror=alert(1)> |',
  '[^1]\n\n[^1]: <script>alert(1)</script>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
]

describe('Markdown', () => {
  test('becomes HTML: headings, lists of tasks, tables, code, links', async () => {
    const html = await htmlOf(
      '# Why\n\n- [x] *done*\n\n| a | b |\n|-|-|\n| 1 | ~~2~~ |\n\n```ts\nx < 1\n```\n\nSee https://example.com/a?b=1&c=2',
    )
    expect(html).toContain('<h1>Why</h1>')
    expect(html).toContain('<input type="checkbox" checked disabled> <em>done</em>')
    expect(html).toContain('<td>1</td>\n<td><del>2</del></td>')
    expect(html).toContain('<code class="language-ts">x &#x3C; 1\n</code>')
    expect(html).toContain(
      '<a href="https://example.com/a?b=1&#x26;c=2" rel="nofollow noreferrer ugc">https://example.com/a?b=1&#x26;c=2</a>',
    )
    expect(dangersIn(html)).toEqual([])
  })

  test('a picture becomes a link to it', async () => {
    expect(await htmlOf('![The *plan*](https://example.com/plan.png)')).toBe(
      '<p><a href="https://example.com/plan.png" rel="nofollow noreferrer ugc">The plan</a></p>',
    )
  })

  test('footnotes of two notes do not meet', async () => {
    const text = 'a[^1]\n\n[^1]: b'
    const [one, other] = [await htmlOf(text), await htmlOf(text)]
    const idsOf = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(idsOf(one)).toHaveLength(3)
    expect(idsOf(one).filter((id) => id !== 'footnote-label' && idsOf(other).includes(id))).toEqual(
      [],
    )
    for (const [, target] of one.matchAll(/href="#([^"]+)"/g)) expect(idsOf(one)).toContain(target)
  })

  test.each([...attacks, ...attacks.map((attack) => `> ${attack}`)])(
    'lets nothing in: %j',
    async (attack) => {
      expect(dangersIn(await htmlOf(attack))).toEqual([])
    },
  )

  test('lets nothing in of strings that are known for trouble, alone and mixed', () => {
    for (const text of naughtyStrings) expect(dangersIn(renderMarkdown(text, 'n-'))).toEqual([])
    const parts = fc.constantFrom(
      ...attacks,
      ...'<>"\'`[]()!*_~|\\&;:/=# \n\t'.split(''),
      'a',
      'javascript:',
      '&#106;',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (some) => {
        expect(dangersIn(renderMarkdown(some.join(''), 'n-'))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test.each([
    ['quotes', '>'.repeat(10_000)],
    ['lists', `${'- '.repeat(4_999)}x`],
    ['numbers', '1. '.repeat(3_333)],
    ['references to one footnote', `${'[^a]'.repeat(2_400)}\n\n[^a]: x`],
  ])('of ten thousand signs that are all %s is shown as it was typed', async (_what, body) => {
    const html = await htmlOf(body)
    expect(html).toMatch(/^<pre>/)
    const [pre] = parseFragment(html).childNodes
    const text =
      pre && 'childNodes' in pre
        ? pre.childNodes.map((node) => ('value' in node ? node.value : ''))
        : []
    expect(text.join('')).toBe(body)
    expect(await htmlOf('*on*')).toBe('<p><em>on</em></p>')
  })
})

describe('a note', () => {
  test('is rendered when it is written, edited or set back, for members and visitors', async () => {
    const { orgId, call, note, visitor, visit } = await beginShared()
    const ref = await note({ body: '*one*' })
    const htmlIn = async () =>
      (await visitor.list({ token: visit.token })).items.map(({ html }) => html)
    expect(await htmlIn()).toEqual(['<p><em>one</em></p>'])
    const edited = await call.editor.edit({ ...ref, revision: 1, body: '**two**' })
    expect(edited.html).toBe('<p><strong>two</strong></p>')
    expect((await call.editor.revisions.restore({ ...ref, revision: 2, from: 1 })).html).toBe(
      '<p><em>one</em></p>',
    )
    const reply = await visitor.reply({ ...visit, noteId: ref.noteId, body: '<b>three</b>' })
    expect(reply.html).toBe('<p>three</p>')
    const { items } = await call.viewer.list({ orgId, diagramId: edited.diagramId })
    expect(items.map(({ html }) => html)).toEqual(['<p><em>one</em></p>', '<p>three</p>'])
  })

  test('that nests ten thousand quotes is stored as it was typed', async () => {
    const { call, diagram } = await begin()
    const body = '>'.repeat(10_000)
    const made = call.editor.create({ ...diagram, body })
    expect(await outcome(made)).toBe('ok')
    expect((await made).body).toBe(body)
  })
})
