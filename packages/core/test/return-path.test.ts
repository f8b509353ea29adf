import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { safeReturnPath } from '../src/index.ts'

const origin = 'https://app.example.com'

test('CS6 a path on our own origin is where a browser is sent', () => {
  const paths = [
    '/',
    '/diagrams/01a206ef-27f8-7717-9b97-c7155114beb8',
    '/settings/security/',
    '/a.b~c/@me/x:1,2;v=1',
    '/search?q=a%20b&next=%2Fnotes%2f1&x=a/b?c',
    '/?x=1#part-2/3',
    '/#',
  ]
  for (const path of paths)
    expect(safeReturnPath(path, origin), path).toBe(path === '/#' ? '/' : path)
  expect(safeReturnPath('/a/../b/./c', origin)).toBe('/b/c')
  expect(safeReturnPath('/../..', origin)).toBe('/')
  expect(safeReturnPath('/notes', 'http://localhost:3000')).toBe('/notes')
})

test('CS6 whatever a browser may take for another place is refused', () => {
  const texts = [
    '',
    ' ',
    'notes',
    '//evil.example',
    '///evil.example',
    '////evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/\\/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/a//evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/ /evil.example',
    '/\0/evil.example',
    '/notes\r\nSet-Cookie: a=1',
    '/notes\n',
    '/notes?x=%0d%0aSet-Cookie:a',
    '/%2f%2fevil.example',
    '%2f%2fevil.example',
    '/%2F/evil.example',
    '/%5cevil.example',
    '/%255cevil.example',
    '/%252f%252fevil.example',
    '/%2e%2e//evil.example',
    '/%09/evil.example',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'https://evil.example',
    'HTTPS://evil.example',
    'http:evil.example',
    'https://app.example.com@evil.example',
    'https://app.example.com.evil.example',
    'https://app.example.com/notes',
    '//app.example.com@evil.example',
    '@evil.example',
    ':80',
    '.evil.example',
    '?next=/',
    '#x',
    '/／evil.example',
    '／／evil.example',
    '/⁄evil.example',
    '/∕evil.example',
    '/\u3002evil.example',
    '/\u202eevil',
    '/\u00a0/evil.example',
    '/\ufeff/evil.example',
    '/"onclick=',
    '/<script>',
    '/notes?x="><script>',
    '/notes#<img>',
    '/%',
    '/notes?%',
    '/notes?%g0',
    '/notes?%7f',
    `/${'a'.repeat(2048)}`,
  ]
  for (const text of texts) expect(safeReturnPath(text, origin), JSON.stringify(text)).toBe(null)
})

test('CS6 law: what is accepted stays on the origin, however it is resolved, and is accepted again', () => {
  const pieces = fc.oneof(
    fc.constantFrom('/', '//', '\\', '.', '..', '@', ':', '?', '#', '%2f', '%5c', '%0a', '%', ' '),
    fc.constantFrom(
      '\t',
      '\n',
      'https:',
      'javascript:',
      'evil.example',
      'a',
      '／',
      ';',
      '&',
      '[::1]',
    ),
  )
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.array(pieces, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
    fc.webPath(),
    fc.webUrl(),
  )
  let accepted = 0
  fc.assert(
    fc.property(text, (given) => {
      const path = safeReturnPath(given, origin)
      if (path === null) return
      accepted += 1
      for (const place of [given, path]) {
        for (const base of [origin, `${origin}/a/b?c`]) {
          if (new URL(place, base).origin !== origin) throw new Error(`left with ${place}`)
        }
      }
      if (!/^\/(?![/\\])/.test(path) || safeReturnPath(path, origin) !== path) {
        throw new Error(`changed ${path}`)
      }
    }),
    { numRuns: 5000 },
  )
  expect(accepted).toBeGreaterThan(50)
})

test('CS6 a hostile text is judged in a moment, whatever its length', () => {
  for (const part of ['/a', 'a/', '%2', '?', '/']) {
    expect(safeReturnPath(`/${part.repeat(1e6)}`, origin)).toBe(null)
    const long = `/${part.repeat(1000)}`.slice(0, 2047)
    expect(safeReturnPath(`${long}\\`, origin)).toBe(null)
  }
})
