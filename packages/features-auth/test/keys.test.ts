import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import {
  coreEnv,
  encryptionKeysText,
  generateEncryptionKey,
  generateSigningKey,
  loadConfig,
  signingKeysText,
} from '@backarch/core'
import { authEnv } from '@backarch/features-auth'
import { expect, onTestFinished, test } from 'vitest'

import { developmentKeys } from '../src/development-keys.ts'
import { secretBox } from '../src/secret-box.ts'

const signingKey = generateSigningKey()
const encryptionKey = generateEncryptionKey()
const production = {
  NODE_ENV: 'production',
  AUTH_SIGNING_KEYS: JSON.stringify([signingKey]),
  AUTH_ENCRYPTION_KEYS: JSON.stringify([encryptionKey]),
}
const definitions = [coreEnv, authEnv]
const start = (env: Readonly<Record<string, string>>) => loadConfig(definitions, env)

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'backarch-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test.each([
  { fileName: 'signing.json', text: signingKeysText, generate: generateSigningKey },
  { fileName: 'encryption.json', text: encryptionKeysText, generate: generateEncryptionKey },
])('development makes $fileName once and keeps it from other users', (kind) => {
  const folder = temporaryFolder()
  const keys = developmentKeys<{ readonly kid: string }>(folder, kind)
  expect(developmentKeys<{ readonly kid: string }>(folder, kind)).toEqual(keys)
  expect(readdirSync(folder)).toEqual([kind.fileName])
  const file = join(folder, kind.fileName)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8')).toContain(keys[0]?.kid)
})

test.each([
  ['AUTH_SIGNING_KEYS', { ...signingKey, x: 'short' }, signingKey.d],
  ['AUTH_ENCRYPTION_KEYS', { ...encryptionKey, kid: 'no kid' }, encryptionKey.k],
] as const)(
  'CF1 production does not start without %s, and the complaint does not quote it',
  (name, brokenKey, secret) => {
    expect(() => start({ ...production, [name]: '' })).toThrow(name)
    const broken = { ...production, [name]: JSON.stringify([brokenKey]) }
    expect(() => start(broken)).toThrow(name)
    expect(() => start(broken)).not.toThrow(secret)
  },
)

test('CF1 production starts with the keys that it is given', () => {
  const { AUTH_SIGNING_KEYS, AUTH_ENCRYPTION_KEYS } = start(production).get(authEnv)
  expect(AUTH_SIGNING_KEYS).toEqual([signingKey])
  expect(AUTH_ENCRYPTION_KEYS).toEqual([encryptionKey])
})

test('CF2 a new key in front opens what the old one sealed, and says that it is to be sealed anew', () => {
  const sealed = secretBox({ config: start(production) }).seal('a secret', 'whose')
  const serverWith = (...keys: readonly unknown[]) =>
    secretBox({ config: start({ ...production, AUTH_ENCRYPTION_KEYS: JSON.stringify(keys) }) })
  const next = generateEncryptionKey()
  const rotated = serverWith(next, encryptionKey)
  expect(rotated.open(sealed, 'whose')).toBe('a secret')
  expect(rotated.needsReseal(sealed)).toBe(true)
  expect(() => serverWith(next).open(sealed, 'whose')).toThrow(encryptionKey.kid)
})

test('a development server seals with the key of its data folder, also after a restart', () => {
  const env = { NODE_ENV: 'development', DATA_DIR: temporaryFolder() }
  const sealed = secretBox({ config: start(env) }).seal('a secret', 'whose')
  expect(secretBox({ config: start(env) }).open(sealed, 'whose')).toBe('a secret')
})
