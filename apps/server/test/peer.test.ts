import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { rawRequest } from './support/raw-request.ts'
import { probe } from './support/test-feature.ts'
import { createTestServer } from './support/test-server.ts'

const stack = new AsyncDisposableStack()
/** Servers by how many proxies they trust. */
const urls: string[] = []

beforeAll(async () => {
  const { database } = stack.use(await createTestDatabase())
  for (const trusted of [0, 1, 2]) {
    const env = { TRUST_PROXY: String(trusted), PUBLIC_URL: 'https://backarch.example.com' }
    urls.push(stack.use(await createTestServer(database, { probe }, env)).url)
  }
})
afterAll(() => stack.disposeAsync())

/** The address that a procedure sees of a caller who sends these header lines, byte for byte. */
async function seen(trusted: number, ...lines: readonly string[]): Promise<unknown> {
  const head = [
    'GET /v1/trpc/probe.peer HTTP/1.1',
    'Host: localhost',
    'Connection: close',
    ...lines,
  ]
  const reply = await rawRequest(urls[trusted] ?? '', [`${head.join('\r\n')}\r\n\r\n`], /$never/)
  return /"address":"([^"]*)"/.exec(reply)?.[1]
}

const forwarded = (value: string) => `X-Forwarded-For: ${value}`

describe('RL2 without a proxy of ours nothing that a caller writes moves the address', () => {
  test.each([
    ['one entry', forwarded('6.6.6.6')],
    ['a chain', forwarded('6.6.6.6, 7.7.7.7')],
    ['the loopback itself', forwarded('::1')],
    ['Forwarded', 'Forwarded: for=6.6.6.6'],
    ['X-Real-IP', 'X-Real-IP: 6.6.6.6'],
    ['True-Client-IP', 'True-Client-IP: 6.6.6.6'],
    ['CF-Connecting-IP', 'CF-Connecting-IP: 6.6.6.6'],
    ['X-Client-IP', 'X-Client-IP: 6.6.6.6'],
  ])('RL2 %s', async (_, line) => {
    expect(await seen(0, line)).toBe('127.0.0.1')
  })
})

describe('RL2 behind one proxy of ours its own entry counts, and no other', () => {
  test.each([
    ['its entry alone', [forwarded('203.0.113.9')], '203.0.113.9'],
    ['after a forged one', [forwarded('6.6.6.6, 203.0.113.9')], '203.0.113.9'],
    ['after a forged header', [forwarded('6.6.6.6'), forwarded('203.0.113.9')], '203.0.113.9'],
    [
      'after a forged list and header',
      [forwarded('6.6.6.6, 7.7.7.7'), 'x-forwarded-for: 203.0.113.9'],
      '203.0.113.9',
    ],
    ['after forged commas', [forwarded(',,6.6.6.6,,203.0.113.9')], '203.0.113.9'],
    ['between spaces and tabs', [forwarded(' 6.6.6.6 ,\t 203.0.113.9 \t')], '203.0.113.9'],
    ['with a port', [forwarded('6.6.6.6, 203.0.113.9:5678')], '203.0.113.9'],
    ['IPv6', [forwarded('6.6.6.6, 2001:db8::9')], '2001:db8::9'],
    ['IPv6 in another spelling', [forwarded('2001:0DB8:0:0::0009')], '2001:db8::9'],
    ['IPv6 in brackets', [forwarded('[2001:db8::9]')], '2001:db8::9'],
    ['IPv6 with a port', [forwarded('6.6.6.6, [2001:db8::9]:443')], '2001:db8::9'],
    ['IPv6 with a zone', [forwarded('fe80::9%eth0')], 'fe80::9'],
    ['IPv4 as IPv6', [forwarded('::ffff:203.0.113.9')], '203.0.113.9'],
    ['IPv4 as IPv6 in hexadecimal', [forwarded('::FFFF:cb00:7109')], '203.0.113.9'],
    [
      'among other headers of that kind',
      [forwarded('203.0.113.9'), 'X-Real-IP: 6.6.6.6', 'Forwarded: for=6.6.6.6'],
      '203.0.113.9',
    ],
  ])('RL2 %s', async (_, lines, expected) => {
    expect(await seen(1, ...lines)).toBe(expected)
  })

  test.each([
    '',
    ',',
    '6.6.6.6,',
    '6.6.6.6, unknown',
    '6.6.6.6, _hidden',
    '6.6.6.6, 203.0.113',
    '6.6.6.6, 0x7f.0.0.1',
    '6.6.6.6, 203.0.113.9:port',
    '6.6.6.6, 203.0.113.9:5678:1',
    '6.6.6.6, [2001:db8::9',
    '6.6.6.6, [6.6.6.6.6]:1',
    '6.6.6.6, 2001:db8::9::1',
    '6.6.6.6, "203.0.113.9"',
    '6.6.6.6; 203.0.113.9',
    `6.6.6.6, ${'9'.repeat(5_000)}`,
  ])('RL2 an entry that is no address gives the connection’s own: %s', async (value) => {
    expect(await seen(1, forwarded(value))).toBe('127.0.0.1')
  })

  test('RL2 no header at all gives the connection’s own', async () => {
    expect(await seen(1)).toBe('127.0.0.1')
  })
})

describe('RL2 behind two proxies of ours the outer one’s entry counts', () => {
  test.each([
    ['both', '203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['both after forged ones', '6.6.6.6, 7.7.7.7, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['the inner one alone, past the outer', '10.0.0.2', '127.0.0.1'],
  ])('RL2 %s', async (_, value, expected) => {
    expect(await seen(2, forwarded(value))).toBe(expected)
  })
})
