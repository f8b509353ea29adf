import { createHmac, createPrivateKey, sign as signBytes } from 'node:crypto'

import { SignJWT } from 'jose'
import { expect, test } from 'vitest'

import { AppError, createTokenIssuer, generateSigningKey, type SigningKey } from '../src/index.ts'

const key = generateSigningKey()
const start = new Date('2026-01-01T00:00:00.000Z')
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000)

function issuerAt(now: () => Date, keys: readonly SigningKey[] = [key]) {
  return createTokenIssuer({ keys, issuer: 'https://backarch.test', audience: 'api', now })
}

const issuer = issuerAt(() => start)
const access = { typ: 'at+jwt', subject: 'user-1', claims: { sid: 's-1' }, expiresIn: 900 }

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

const claims = {
  iss: 'https://backarch.test',
  aud: 'api',
  sub: 'user-1',
  jti: 'j-1',
  iat: start.getTime() / 1000,
  exp: start.getTime() / 1000 + 900,
}

/** A token with any header and payload, signed with the given key as the header says nothing about it. */
function forge(header: unknown, payload: unknown = claims, signer: SigningKey = key): string {
  const input = `${encode(header)}.${encode(payload)}`
  const { kty, crv, x, d } = signer
  const pem = createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' })
  return `${input}.${signBytes(null, Buffer.from(input), pem).toString('base64url')}`
}

const header = { alg: 'EdDSA', typ: 'at+jwt', kid: key.kid }

async function reasonOf(verifying: Promise<unknown>): Promise<unknown> {
  const error = await verifying.catch((cause: unknown) => cause)
  if (!(error instanceof AppError)) return 'accepted'
  expect(error.code).toBe('UNAUTHORIZED')
  return error.details.reason
}

const refused = (token: string, by = issuer) => reasonOf(by.verify(token, { typ: 'at+jwt' }))

test('a token comes back with its subject, its claims and its times', async () => {
  const verified = await issuer.verify(await issuer.sign(access), { typ: 'at+jwt' })
  expect(verified).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    subject: 'user-1',
    claims: { sid: 's-1' },
    issuedAt: start,
    expiresAt: at(900),
  })
  expect(await issuer.verify(forge(header), { typ: 'at+jwt' })).toMatchObject({ id: 'j-1' })
})

test('TK1 no malformed, mis-signed or non-canonical form of a token is accepted', async () => {
  const token = await issuer.sign(access)
  const [head = '', body = '', signature = ''] = token.split('.')
  const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  // The last sign of 64 bytes carries four unused bits: fifteen other signs decode to the same signature.
  const sameBytes = last.split('').map((sign) => `${head}.${body}.${signature.slice(0, -1)}${sign}`)
  const bad = [
    '',
    '.',
    '..',
    head,
    `${head}.${body}`,
    `${head}.${body}.`,
    `${token}=`,
    `${token}==`,
    `${head}=.${body}.${signature}`,
    ` ${token}`,
    `${token} `,
    `${token}\n`,
    `${head}. ${body}.${signature}`,
    `${head}.${body}.${signature}.${signature}`,
    `${head}.${body}.${signature.replaceAll('-', '+').replaceAll('_', '/')}=`,
    `${head}.${body}.${signature.slice(2)}AA`,
    `${head}.${encode({ ...claims, sub: 'user-2' })}.${signature}`,
    `${encode({ ...header, typ: 'at+jwt', kid: key.kid.toLowerCase() })}.${body}.${signature}`,
    JSON.stringify({ protected: head, payload: body, signature }),
    forge(header, claims, generateSigningKey()),
    `${'A'.repeat(1e6)}.${body}.${signature}`,
    forge(header, 'no object'),
    forge(header, [claims]),
    forge(header, null),
    ...sameBytes.filter((text) => text !== token),
  ]
  for (const text of bad) expect(await refused(text), text.slice(0, 300)).toBe('token_invalid')
})

test('TK1 changing any one sign of a token breaks it', async () => {
  const token = await issuer.sign(access)
  for (let index = 0; index < token.length; index += 1) {
    const other = token[index] === 'A' ? 'B' : 'A'
    expect(await refused(token.slice(0, index) + other + token.slice(index + 1))).toBe(
      'token_invalid',
    )
  }
})

test('TK2 alg none, key confusion, embedded keys and kid tricks are refused', async () => {
  const { d: _, ...publicKey } = key
  const input = `${encode({ ...header, alg: 'HS256' })}.${encode(claims)}`
  const hmac = createHmac('sha256', Buffer.from(key.x, 'base64url')).update(input)
  const headers = [
    { ...header, alg: 'none' },
    { ...header, alg: 'None' },
    { ...header, alg: 'ES256' },
    { ...header, alg: 'Ed25519' },
    { ...header, jwk: publicKey },
    { ...header, jku: 'https://evil.example/keys' },
    { ...header, x5u: 'https://evil.example/cert' },
    { ...header, x5c: ['MIIB'] },
    { ...header, crit: ['exp'] },
    { ...header, b64: false, crit: ['b64'] },
    { ...header, zip: 'DEF' },
    { ...header, kid: '../../dev/null' },
    { ...header, kid: "' or 1=1 --" },
    { ...header, kid: '__proto__' },
    { ...header, kid: 0 },
    { alg: 'EdDSA', typ: 'at+jwt' },
    { alg: 'EdDSA', kid: key.kid },
    null,
    [],
    'EdDSA',
  ]
  for (const one of headers)
    expect(await refused(forge(one)), JSON.stringify(one)).toBe('token_invalid')
  expect(await refused(`${input}.${hmac.digest('base64url')}`)).toBe('token_invalid')
  expect(await refused(`${encode({ ...header, alg: 'none' })}.${encode(claims)}.`)).toBe(
    'token_invalid',
  )
})

test('TK3 another issuer, audience or typ is refused, and a needed claim left out too', async () => {
  const others = [
    createTokenIssuer({ keys: [key], issuer: 'https://other.test', audience: 'api' }),
    createTokenIssuer({ keys: [key], issuer: 'https://backarch.test', audience: 'admin' }),
  ]
  for (const other of others) {
    expect(await refused(await other.sign(access))).toBe('token_invalid')
  }
  const refresh = await issuer.sign({ ...access, typ: 'rt+jwt' })
  expect(await refused(refresh)).toBe('token_invalid')
  expect(await reasonOf(issuer.verify(forge(header), { typ: 'rt+jwt' }))).toBe('token_invalid')
  expect(await refused(forge({ ...header, typ: 'application/at+jwt' }))).toBe('token_invalid')
  expect(await refused(forge({ ...header, typ: 'AT+JWT' }))).toBe('token_invalid')
  for (const claim of Object.keys(claims)) {
    expect(await refused(forge(header, { ...claims, [claim]: undefined }))).toBe('token_invalid')
  }
})

test('TK4 expiry, not-before and issue time are forgiven sixty seconds of skew, and not one more', async () => {
  const token = await issuer.sign(access)
  expect(
    await refused(
      token,
      issuerAt(() => at(900 + 59.999)),
    ),
  ).toBe('accepted')
  expect(
    await refused(
      token,
      issuerAt(() => at(900 + 60)),
    ),
  ).toBe('token_expired')
  const iat = claims.iat
  const times = [
    [{ iat: iat + 60 }, 'accepted'],
    [{ iat: iat + 61 }, 'token_invalid'],
    [{ nbf: iat + 60 }, 'accepted'],
    [{ nbf: iat + 61 }, 'token_invalid'],
    [{ exp: iat - 59 }, 'accepted'],
    [{ exp: iat - 60 }, 'token_expired'],
    [{ exp: String(iat + 900) }, 'token_invalid'],
    [{ exp: Number.MAX_VALUE }, 'token_invalid'],
    [{ iat: -1 }, 'token_invalid'],
    [{ iat: null }, 'token_invalid'],
  ] as const
  for (const [change, expected] of times) {
    expect(await refused(forge(header, { ...claims, ...change })), JSON.stringify(change)).toBe(
      expected,
    )
  }
})

test('TK8 after a rotation old tokens hold until their key is removed, and an unknown kid never does', async () => {
  const [old, fresh] = [generateSigningKey(), generateSigningKey()]
  const token = await issuerAt(() => start, [old]).sign(access)
  const rotated = issuerAt(() => start, [fresh, old])
  expect(await refused(token, rotated)).toBe('accepted')
  const next = await rotated.sign(access)
  expect(
    await refused(
      next,
      issuerAt(() => start, [fresh]),
    ),
  ).toBe('accepted')
  expect(
    await refused(
      token,
      issuerAt(() => start, [fresh]),
    ),
  ).toBe('token_invalid')
  const borrowed = forge({ ...header, kid: fresh.kid }, claims, old)
  expect(await refused(borrowed, rotated)).toBe('token_invalid')
})

test('a token of jose itself, made with the same key, is read', async () => {
  const { kty, crv, x, d } = key
  const token = await new SignJWT(claims)
    .setProtectedHeader(header)
    .sign(createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' }))
  expect(await refused(token)).toBe('accepted')
})

test('claims that belong to the issuer, and keys that do not fit, are programming errors', async () => {
  await expect(issuer.sign({ ...access, claims: { exp: 1 } })).rejects.toThrow('The claim exp')
  const other = generateSigningKey()
  const mixed = { ...key, d: other.d }
  const sets = [[], [key, { ...other, kid: key.kid }], [mixed]]
  for (const keys of sets) expect(() => issuerAt(() => start, keys)).toThrow('The key set holds')
})
