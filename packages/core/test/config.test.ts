import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'

import { ConfigError, coreEnv, defineEnv, loadConfig } from '../src/index.ts'
import type { EnvDefinition, EnvSource } from '../src/index.ts'

const url = { schema: z.url(), description: 'The address that people open.' }

const authEnv = defineEnv({
  package: 'features-auth',
  variables: {
    AUTH_PEPPER: {
      schema: z.string().min(32),
      description: 'At least 32 random signs, e.g. from openssl rand -base64 32.',
      secret: true,
      development: 'development-pepper-that-is-no-secret',
    },
    AUTH_MINUTES: {
      schema: z.coerce.number().int().min(1).max(60),
      description: 'Minutes that a session token lasts, 1 to 60.',
      default: '15',
    },
    AUTH_URL: url,
    AUTH_NOTE: { schema: z.string().optional(), description: 'Shown below the sign-in form.' },
  },
})

const good = { AUTH_URL: 'https://backarch.example' }
const pepper = 'k3Jv9QxZ7mWc2Rt5Yb8Nf4Hd6Lp1Sg0a'

function problemsOf(definitions: readonly EnvDefinition[], source: EnvSource): ConfigError {
  try {
    loadConfig(definitions, source)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('The environment was accepted.')
}

test('each package gets its own variables, parsed and typed', () => {
  const config = loadConfig([coreEnv, authEnv], { ...good, AUTH_NOTE: '', LOG_LEVEL: 'warn' })
  const auth = config.get(authEnv)
  expect(auth).toEqual({
    AUTH_PEPPER: 'development-pepper-that-is-no-secret',
    AUTH_MINUTES: 15,
    AUTH_URL: 'https://backarch.example',
    AUTH_NOTE: undefined,
  })
  expectTypeOf(auth.AUTH_MINUTES).toEqualTypeOf<number>()
  expectTypeOf(auth.AUTH_NOTE).toEqualTypeOf<string | undefined>()
  expect(config.get(coreEnv).LOG_LEVEL).toBe('warn')
  expect(config.get(authEnv)).toBe(auth)
})

test('CF1 a missing, short, default or placeholder secret is named, and its value is not', () => {
  const production = { NODE_ENV: 'production', ...good }
  expect(problemsOf([authEnv], production).message).toContain('AUTH_PEPPER: is not set')
  expect(problemsOf([authEnv], { ...production, AUTH_PEPPER: '' }).message).toContain('is not set')
  const bad = [
    'too-short-Xq',
    'development-pepper-that-is-no-secret',
    'changeme-changeme-changeme-changeme',
    'your-secret-here-your-secret-here',
    '<put 32 random characters in here>',
    'a'.repeat(40),
  ]
  for (const value of bad) {
    const error = problemsOf([authEnv], { ...production, AUTH_PEPPER: value })
    expect(error.problems.map((problem) => problem.variable)).toEqual(['AUTH_PEPPER'])
    expect(error.message).toContain('At least 32 random signs')
    expect(error.message).not.toContain(value)
  }
  loadConfig([authEnv], { ...production, AUTH_PEPPER: pepper })
})

test('CF1 every problem of every package is reported at once, without any value', () => {
  const source = {
    NODE_ENV: 'produktion',
    LOG_LEVEL: 'chatty-Xq7',
    S3_ENDPOINT: 'not-a-url-Xq7',
    SMTP_URL: 'https://user:hunter2-Xq7@mail.example',
    AUTH_PEPPER: 'short-Xq7',
    AUTH_MINUTES: 'seven-Xq7',
  }
  const error = problemsOf([coreEnv, authEnv], source)
  const named = error.problems.map((problem) => problem.variable)
  expect(named).toEqual([...Object.keys(source), 'AUTH_URL'])
  for (const name of named) expect(error.message).toContain(`\n  ${name}: `)
  for (const value of Object.values(source)) expect(error.message).not.toContain(value)
  expect(error.message.split('\n')).toHaveLength(1 + named.length)
})

test('CF1 a schema that quotes its input does not bring the value into the message', () => {
  const quoting = defineEnv({
    package: 'quoting',
    variables: {
      QUOTED: {
        schema: z.string().refine(() => false, { error: (issue) => `bad: ${String(issue.input)}` }),
        description: 'Anything.',
        secret: true,
      },
    },
  })
  const error = problemsOf([quoting], { QUOTED: 'Xq' })
  expect(error.message).not.toContain('Xq')
  expect(error.message).toContain('QUOTED')
})

test('two packages that declare one variable differently are both named', () => {
  const other = defineEnv({
    package: 'features-ai',
    variables: { AUTH_URL: { schema: z.url(), description: 'Something else.' } },
  })
  expect(problemsOf([authEnv, other], good).problems).toEqual([
    {
      variable: 'AUTH_URL',
      message: expect.stringContaining('differently by features-auth and features-ai'),
    },
  ])
  const sharing = defineEnv({ package: 'features-ai', variables: { AUTH_URL: url } })
  expect(() => loadConfig([authEnv, authEnv, sharing], good)).not.toThrow()
})

test('variables that belong together are checked together', () => {
  const halves = [
    [{ S3_ACCESS_KEY_ID: 'id-1' }, 'S3_SECRET_ACCESS_KEY'],
    [{ S3_SECRET_ACCESS_KEY: 'secret-1' }, 'S3_ACCESS_KEY_ID'],
    [{ SMTP_URL: 'smtp://localhost' }, 'MAIL_FROM'],
  ] as const
  for (const [source, missing] of halves) {
    expect(problemsOf([coreEnv], source).problems).toEqual([
      { variable: missing, message: expect.stringContaining('is not set') },
    ])
  }
})

test('asking for a definition that was not loaded says which one', () => {
  const config = loadConfig([coreEnv], {})
  expect(() => config.get(authEnv)).toThrow('pass the definition of features-auth to loadConfig')
})
