import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import {
  createSecretBox,
  defineEnv,
  encryptionKeysText,
  generateEncryptionKey,
  loadConfig,
  redact,
} from '../src/index.ts'

const key = generateEncryptionKey()
const box = createSecretBox([key])
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 200 }))

function parts(sealed: string): { head: string; body: Buffer } {
  const at = sealed.lastIndexOf('.') + 1
  return { head: sealed.slice(0, at), body: Buffer.from(sealed.slice(at), 'base64url') }
}

test('TK9 what was sealed opens to the same text, and shows nothing of it', () => {
  fc.assert(
    fc.property(text, text, (secret, owner) => {
      const sealed = box.seal(secret, owner)
      expect(box.open(sealed, owner)).toBe(secret)
      expect(sealed).toMatch(/^v1\.[\w-]+\.[\w-]+$/)
      expect(parts(sealed).body).toHaveLength(12 + Buffer.byteLength(secret) + 16)
      expect(secret.length > 8 && parts(sealed).body.includes(secret)).toBe(false)
      expect(box.seal(secret, owner)).not.toBe(sealed)
    }),
  )
})

test('TK9 a secret with any bit changed, cut or added is refused', () => {
  const sealed = box.seal('JBSWY3DPEHPK3PXP', 'user-1')
  const { head, body } = parts(sealed)
  for (let bit = 0; bit < body.length * 8; bit += 1) {
    const changed = Buffer.from(body)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => box.open(head + changed.toString('base64url'), 'user-1')).toThrow('was changed')
  }
  for (let length = 0; length < body.length; length += 1) {
    const cut = head + body.subarray(0, length).toString('base64url')
    expect(() => box.open(cut, 'user-1')).toThrow('A stored secret')
  }
  fc.assert(
    fc.property(fc.nat(sealed.length), fc.string({ minLength: 1 }), (at, more) => {
      const longer = sealed.slice(0, at) + more + sealed.slice(at)
      expect(() => box.open(longer, 'user-1')).toThrow('A stored secret')
    }),
  )
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.string({ minLength: 1 }), (at, other) => {
      fc.pre(other !== sealed[at])
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1)
      expect(() => box.open(changed, 'user-1')).toThrow('A stored secret')
    }),
  )
})

test('TK9 the same bytes in another spelling are not what was written', () => {
  // 46 bytes need 61.3 signs: the last holds four bits that belong to no byte, and the reader would skip them.
  const sealed = box.seal('x'.repeat(18), 'user-1')
  const lastByte = parts(sealed).body.at(-1) ?? 0
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const twin = sealed.slice(0, -1) + alphabet[((lastByte & 3) << 4) + 1]
  expect(parts(twin)).toEqual(parts(sealed))
  const spellings = [
    twin,
    `${sealed}=`,
    `${sealed}\n`,
    ` ${sealed}`,
    `${sealed}.`,
    `v2${sealed.slice(2)}`,
  ]
  for (const other of spellings) {
    expect(() => box.open(other, 'user-1')).toThrow('not in the form')
  }
})

test('TK9 a secret opens neither for another record nor with another key', () => {
  fc.assert(
    fc.property(text, text, text, (secret, owner, other) => {
      fc.pre(owner !== other)
      expect(() => box.open(box.seal(secret, owner), other)).toThrow('another record')
    }),
  )
  const sealed = box.seal('secret', 'user-1')
  const stranger = generateEncryptionKey()
  expect(() => createSecretBox([stranger]).open(sealed, 'user-1')).toThrow(key.kid)
  const impostor = createSecretBox([{ ...stranger, kid: key.kid }])
  expect(() => impostor.open(sealed, 'user-1')).toThrow('was changed')
  const renamed = createSecretBox([{ ...key, kid: 'renamed' }])
  expect(() => renamed.open(sealed.replace(key.kid, 'renamed'), 'user-1')).toThrow('was changed')
})

test('CF2 a new key in front seals; what older keys sealed opens until they are dropped', () => {
  const next = generateEncryptionKey()
  const before = box.seal('secret', 'user-1')
  const rotated = createSecretBox([next, key])
  expect(box.needsReseal(before)).toBe(false)
  expect(rotated.open(before, 'user-1')).toBe('secret')
  expect(rotated.needsReseal(before)).toBe(true)
  const after = rotated.seal(rotated.open(before, 'user-1'), 'user-1')
  expect(rotated.needsReseal(after)).toBe(false)
  const dropped = createSecretBox([next])
  expect(dropped.open(after, 'user-1')).toBe('secret')
  expect(() => dropped.open(before, 'user-1')).toThrow('put it back')
})

test('half a surrogate pair is not sealed: it would come back as another text', () => {
  expect(() => box.seal('x\ud800', 'user-1')).toThrow('well-formed')
})

test('CF1 a list of keys that cannot be used is refused, in words that quote no key', () => {
  const other = generateEncryptionKey()
  const pattern = Buffer.alloc(32, 'abc').toString('base64url')
  // The 43rd sign holds four bits of the key and two that are zero: this one says the same bytes in another spelling.
  const loose = other.k.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1))
  expect(Buffer.from(loose, 'base64url')).toEqual(Buffer.from(other.k, 'base64url'))
  const bad = [
    '',
    'changeme',
    key.k,
    '[]',
    '{}',
    JSON.stringify(key),
    JSON.stringify([{ kid: 'a' }]),
    JSON.stringify([{ kid: 'a', k: other.k.slice(1) }]),
    JSON.stringify([{ kid: 'a', k: `${other.k}A` }]),
    JSON.stringify([{ kid: 'a.b', k: other.k }]),
    JSON.stringify([{ kid: '', k: other.k }]),
    JSON.stringify([{ kid: 'a', k: other.k, alg: 'A256GCM' }]),
    JSON.stringify([key, { ...other, kid: key.kid }]),
    JSON.stringify([key, { ...key, kid: 'again' }]),
    JSON.stringify([{ kid: 'a', k: pattern }]),
    JSON.stringify([{ kid: 'a', k: loose }]),
  ]
  for (const value of bad) {
    const result = encryptionKeysText.safeParse(value)
    expect(result.success, value).toBe(false)
    for (const secret of [key.k, other.k, pattern]) {
      expect(String(result.error?.message)).not.toContain(secret.slice(0, 12))
    }
  }
  const env = defineEnv({
    package: 'x',
    variables: { BOX_KEYS: { schema: encryptionKeysText, description: 'Keys.', secret: true } },
  })
  expect(() => loadConfig([env], { BOX_KEYS: 'changeme' })).toThrow(/BOX_KEYS: is not a JSON list/)
  const good = JSON.stringify([key, other])
  expect(loadConfig([env], { BOX_KEYS: good }).get(env).BOX_KEYS).toEqual([key, other])
  expect(() => createSecretBox([])).toThrow('The key set holds no key.')
  expect(() => createSecretBox([{ kid: 'a', k: pattern }])).toThrow('32 random bytes')
})

test('LG1 a key never reaches a log', () => {
  for (const value of [key, [key], JSON.stringify([key]), { BOX_KEYS: [key] }]) {
    expect(JSON.stringify(redact(value))).not.toContain(key.k.slice(0, 12))
  }
})
