import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { generateSigningKey, hashPassword, newOpaqueToken, redact } from '../src/index.ts'
import { capturedLog } from './captured-log.ts'

const password = 'Canary-horse-battery-71'
const { token } = newOpaqueToken('rt')
const mail = 'canary.person+tag@mail.example.org'
const card = '4242 4242 4242 4242'
const { token: personal } = newOpaqueToken('bak')
const totp = 'JBSWY3DPEHPK3PXPKRSXG5DTMVRXEZLU'
const spacedTotp = totp.replaceAll(/(.{4})(?=.)/g, '$1 ')
const otpauth = `otpauth://totp/Backarch:${mail}?secret=${totp}&issuer=Backarch`
/** What a provider sends back and what openid-client draws: 32 random bytes. */
const random = 'Zk3vQ9w_LmT4xR7yHc2NbV8sJd6GfA1pEo5KuXiWqYt'
const recovery = 'k7f2-9qwx-m3tz'
const shortCode = '492817'

/** What brings a canary into a log. */
const carriers: readonly unknown[] = [
  { password },
  { userPassword: [password] },
  { 'x-api-key': password },
  { DB_PASSWORD: password },
  { headers: { Authorization: `Bearer ${token}`, cookie: `session=${token}` } },
  new Map([['refreshToken', password]]),
  new Headers({ authorization: `Bearer ${token}` }),
  token,
  `signed in with ${token}, thanks`,
  mail,
  `"${mail}" <${mail}>`,
  `paid by ${card}`,
  card.replaceAll(' ', '-'),
  Number(card.replaceAll(' ', '')),
  BigInt(card.replaceAll(' ', '')),
  { email: 'canary.person' },
  new URL(`https://me:${password}@example.org/?token=${token}`),
  `postgres://me:${password}@db:5432/x`,
  `login failed: password=${password}; user=x`,
  `{"password": "${password}", "n": 1}`,
  JSON.stringify(JSON.stringify({ deep: { password } })),
  new Error(`bad login: password: ${password}, token=${token}`),
  `__Host-backarch_session=${password}; a=1`,
  { '__Host-backarch_session': password },
  { headers: [['set-cookie', `__Host-backarch_session=${personal}; Path=/; Secure`]] },
  { authorization: `Bearer ${personal}` },
  `x_${personal} and %22${personal}%22 and \\n${personal}`,
  { totpSecret: totp },
  totp,
  `type ${spacedTotp} into your app`,
  otpauth,
  encodeURIComponent(otpauth),
  new URL(otpauth),
  { recoveryCodes: [recovery] },
  { backup_codes: [recovery], backupCode: recovery, 'recovery-code': recovery },
  { otpauthUrl: recovery },
  `/callback#code=${recovery}&x=1`,
  { codes: [recovery] },
  { code: shortCode },
  { code: Number(shortCode) },
  { mfaCode: `${shortCode.slice(0, 3)} ${shortCode.slice(3)}` },
  `{"code":"${shortCode}"}`,
  `{"code": "492 817", "n": 1}`,
  JSON.stringify(JSON.stringify({ code: shortCode, state: random })),
  { code: random, state: random, nonce: random, code_verifier: random, id_token: random },
  { codeVerifier: 'canary.person', oauthState: random },
  `https://app.example.org/callback?code=${shortCode}&state=${random}&iss=x`,
  `/callback#state=${random}&code=${random}`,
  `code=${random}&code_verifier=${random}`,
  `{"state": "${random}", "nonce": "${random}"}`,
  `https://app.example.org/verify#token=${personal}`,
  `https://app.example.org/verify#token=${random}`,
  {
    response: {
      clientDataJSON: random,
      attestationObject: random,
      authenticatorData: random,
      signature: random,
      userHandle: random,
    },
  },
  `{"clientDataJSON":"${random}","signature":"${random}"}`,
  { challenge: random },
]

/** Anything a log line may hold, with the canaries at its leaves. */
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'large', maxDepth: 14 },
    fc.constantFrom(...carriers),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('tree'), { maxKeys: 3 }),
    tie('tree').map((cause) => new Error(`for ${mail} with secret=${password}`, { cause })),
    tie('tree').map((one) => new AggregateError([one], 'several')),
    tie('tree').map((one) => Object.assign(new Error('extra'), { meta: one })),
    tie('tree').map((one) => new Map([['entry', one]])),
    tie('tree').map((one) => new Set([one])),
    tie('tree').map((one) => ({ toJSON: () => one })),
    tie('tree').map((one) => ({
      get lazy() {
        return one
      },
    })),
  ),
}))

/** What may be seen of none of them. */
const hits = [
  password,
  token,
  token.slice(-20),
  'canary.person',
  '4242424242',
  '4242 4242',
  '4242-',
  personal.slice(-20),
  totp.slice(-8),
  spacedTotp.slice(-9),
  random.slice(0, 12),
  random.slice(-12),
  recovery,
  shortCode,
  '492 817',
]

test('LG1 no carrier by itself shows its canary, as a value, a cause or a line', () => {
  for (const carrier of carriers) {
    const { log, lines } = capturedLog()
    log.info({ value: carrier }, String(carrier))
    log.error(new Error('x', { cause: carrier }))
    log.error(Object(carrier))
    const out = lines.join('')
    expect(
      hits.filter((hit) => out.includes(hit)),
      out,
    ).toEqual([])
  }
})

test('LG1 no canary password, token, e-mail or card is logged, at any depth, in any carrier', () => {
  fc.assert(
    fc.property(tree, fc.boolean(), (value, pretty) => {
      const { log, lines } = capturedLog({ pretty })
      log.info({ value }, `about ${mail}`)
      log.child({ value }).info('child')
      if (typeof value === 'object' && value !== null) log.error(value)
      log.error(new Error(token, { cause: value }))
      const out = lines.join('')
      for (const hit of hits) expect(out).not.toContain(hit)
    }),
    { numRuns: 300 },
  )
})

test('LG1 secrets in the texts that libraries put into errors are found', async () => {
  const hash = await hashPassword('Canary-passphrase-1')
  const { d } = generateSigningKey()
  const jwt = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlY2FuYXJ5'
  const texts: readonly (readonly [text: string, secret: string])[] = [
    [`Error: password=${password}`, password],
    [`note: a: b: apiKey => '${password}'`, password],
    [`Invalid URL: postgres://app:${password}/x@db/main`, password],
    [`https://user:${password}/x@git.example.org/repo`, password],
    [`GET /reset?token=${password}&x=1`, password],
    [`GET /file?X-Amz-Credential=AKIA/x&X-Amz-Signature=${'ab12'.repeat(16)}`, 'ab12ab12'],
    [`cookie: a=1; sid="${password}"`, password],
    [`Set-Cookie: __Host-sid=${password}; Path=/`, password],
    [`Authorization: Basic ${Buffer.from(`me:${password}`).toString('base64')}`, 'Q2FuYXJ5'],
    [`jwt ${jwt} refused`, 'c2lnbmF0dXJl'],
    [`stored ${hash}`, hash.slice(-20)],
    [JSON.stringify({ signingKey: { d } }), d],
    [`-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw${password}`, password],
    [`Failing row contains (1, ${password}, x).`, password],
    [`Key (name)=(${password}) already exists.`, password],
    [`key AKIAIOSFODNN7EXAMPLE used`, 'AKIAIOSFODNN7EXAMPLE'],
    [`stripe sk_live_${'a1B2'.repeat(6)}`, 'a1B2a1B2'],
    [`mailto:canary%40mail.example.org`, 'canary'],
    [`an e-mail: kañary@mäil.example`, 'kañary'],
  ]
  for (const [text, secret] of texts) expect(redact(text), text).not.toContain(secret)
})

test('what only looks a little like a secret stays readable', () => {
  const texts = [
    'Unexpected token in line 3',
    'at run (/srv/node_modules/.pnpm/zod@4.6.7/node_modules/zod/index.js:12:4)',
    'file:///srv/.pnpm/@prisma+client@7.10.0_typescript@7.0.2/x.js',
    'https://example.org:8080/a/b?page=2',
    'diagram 01a206ef-27f8-7717-9b97-c7155114beb8 saved',
    '1733142400000000000 ns, 1733142400000 ms',
    'aws_instance.web[0] costs 4242.42 a month',
    'error code: P2002, code=ERR_MODULE_NOT_FOUND, exit code: 137, state=waiting_for_approval',
    '{"code":"unrecognized_keys","state":"open"}',
    'services_access_membership_with_a_rather_long_name_of_a_table_in_small_letters',
    'SELECT COUNT(*) FROM notes WHERE ID = 1',
    'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90',
  ]
  for (const text of texts) expect(redact(text)).toBe(text)
  expect(redact({ tokenCount: 3, hasPassword: true, password: null, sessionId: 's1' })).toEqual({
    tokenCount: 3,
    hasPassword: true,
    password: null,
    sessionId: 's1',
  })
})

test('cycles, hostile getters, proxies and huge values come out as short notes', () => {
  const cycle: Record<string, unknown> = { name: 'a' }
  cycle['self'] = cycle
  const hostile = {
    get boom(): string {
      throw new Error('no')
    },
    fine: 1,
  }
  const proxy = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no')
      },
      getPrototypeOf: () => {
        throw new Error('no')
      },
    },
  )
  expect(redact({ cycle, hostile, date: new Date(Number.NaN), bytes: Buffer.alloc(3) })).toEqual({
    cycle: { name: 'a', self: '[cycle]' },
    hostile: { boom: '[unreadable]', fine: 1 },
    date: '[no date]',
    bytes: '[3 bytes]',
  })
  const { log, lines } = capturedLog()
  log.error(proxy)
  log.error({ proxy, revoked: revoked() }, 'still here')
  log.error(Object.create(null))
  log.info({ big: Array.from({ length: 1e6 }, (_, index) => ({ index })) }, 'big')
  log.info({ long: 'x'.repeat(1e7) }, 'y '.repeat(1e6))
  log.info({ wide: new Map(Array.from({ length: 1e5 }, (_, index) => [index, index])) }, 'wide')
  let deep: unknown = 'bottom'
  for (let level = 0; level < 1e5; level += 1) deep = { deep }
  log.info({ deep }, 'deep')
  expect(lines).toHaveLength(7)
  for (const line of lines) expect(line.length).toBeLessThan(100_000)
})

test('a secret that lies across the cut of a long text is not half shown', () => {
  const parts = [password.slice(0, 6), token.slice(3, 12), '4242', 'canary']
  const cuts = [8_192, 16_384].flatMap((cut) =>
    Array.from({ length: 40 }, (_, step) => cut - 80 + 3 * step),
  )
  for (const secret of [`password="${password}`, `Bearer ${token}`, `card ${card}`, mail, token]) {
    for (const at of cuts) {
      const before = 'e@mail.example '.repeat(1200).slice(0, at)
      const out = JSON.stringify(redact(`${before} ${secret} tail`))
      for (const part of parts) expect(out.includes(part), `${secret} at ${at}`).toBe(false)
    }
  }
})

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

test('what a hostile text is made of does not make the search slow', () => {
  const parts = [
    'code=',
    'code=a!',
    'state="',
    'rt_',
    'a_',
    'ABCD ',
    'A2',
    'otpauth:',
    '__Host-',
    'nonce:\\"',
    '#code=',
  ]
  for (const part of parts) {
    const text = part.repeat(5_000).slice(0, 16_000)
    const found = [redact(text), redact({ code: text, [text.slice(0, 60)]: text })]
    expect(JSON.stringify(found).length, part).toBeGreaterThan(4)
  }
})
