import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { expect, test } from 'vitest'

import { html } from '../../src/report/html.ts'
import { attribute, elements, textOf } from './page.ts'

test('text and attributes arrive as they were written, whatever is in them', () => {
  const printable = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text))
  fc.assert(
    fc.property(printable, (text) => {
      const fragment = parseFragment(html`<p title="${text}">${text}</p>`.markup)
      const [paragraph, ...others] = elements(fragment, 'p')
      expect(others).toHaveLength(0)
      expect(fragment.childNodes).toHaveLength(1)
      if (paragraph === undefined) throw new Error('There is no paragraph.')
      expect(attribute(paragraph, 'title')).toBe(text)
      expect(textOf(paragraph)).toBe(text.replaceAll(/\s+/g, ' ').trim())
    }),
  )
})

test('what html made goes in as it is, in lists too; null goes in as nothing', () => {
  const items = ['a', '<b>'].map((item) => html`<i>${item}</i>`)
  expect(html`${items}${null}${1}`.markup).toBe('<i>a</i><i>&lt;b&gt;</i>1')
})

test('a character that no page may hold is replaced', () => {
  expect(html`${'a\u0000b\u001B[2Jc\uD800'}`.markup).toBe('a\u{FFFD}b\u{FFFD}[2Jc\u{FFFD}')
})
