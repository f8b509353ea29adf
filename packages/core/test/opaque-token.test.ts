import { expect, test } from 'vitest'

import { hashOpaqueToken, isOpaqueToken, newOpaqueToken, redact } from '../src/index.ts'

test('a token has its prefix and 256 random bits, and only its hash finds it', () => {
  const made = Array.from({ length: 1000 }, () => newOpaqueToken('rt'))
  expect(new Set(made.map(({ token }) => token)).size).toBe(1000)
  for (const { token, hash } of made) {
    expect(token).toMatch(/^rt_[\w-]{43}$/)
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(hashOpaqueToken(token)).toBe(hash)
  }
})

test('TK9 what is stored of a token is SHA-256, as anybody can check', () => {
  expect(hashOpaqueToken('abc')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('LG1 a token never reaches a log, whatever stands around it', () => {
  for (let round = 0; round < 1000; round += 1) {
    const { token } = newOpaqueToken('verify')
    for (const text of [token, `/reset/${token}?x`, `(${token})`, `a=${token}`]) {
      expect(redact(text)).not.toContain(token.slice(-12))
    }
  }
})

test('a prefix that would not be recognised is refused', () => {
  for (const prefix of ['', 'A', 'a_b', 'a-b', '1a', 'x'.repeat(17)]) {
    expect(() => newOpaqueToken(prefix)).toThrow('A token prefix')
    expect(() => isOpaqueToken('x', prefix)).toThrow('A token prefix')
  }
})

test('TK1 only a text in the exact form of a token of its kind is one', () => {
  const prefixes = ['rt', 'bs', 'bak', 'pr', 'su', 'ec', 'mc', 'of', 'iv']
  for (const prefix of prefixes) {
    for (let round = 0; round < 200; round += 1) {
      const { token } = newOpaqueToken(prefix)
      expect(prefixes.filter((other) => isOpaqueToken(token, other))).toEqual([prefix])
    }
  }
  const { token } = newOpaqueToken('rt')
  const garbage = [
    '',
    'rt_',
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    `${token}\n`,
    `\n${token}`,
    ` ${token}`,
    `${token}\0`,
    `x\n${token}`,
    token.toUpperCase(),
    token.replace('_', '-'),
    token.slice(3),
    `rt_${'+'.repeat(43)}`,
    `rt_${'é'.repeat(43)}`,
    // A spelling of the same bytes that we never write.
    `rt_${'A'.repeat(42)}B`,
    'rt_'.repeat(1e6),
  ]
  for (const text of garbage) expect(isOpaqueToken(text, 'rt'), text.slice(0, 60)).toBe(false)
  expect(isOpaqueToken(`rt_${'A'.repeat(43)}`, 'rt')).toBe(true)
})
