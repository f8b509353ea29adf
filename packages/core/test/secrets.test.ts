import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { ConfigError, defineEnv, loadSecret, readConfig } from '../src/index.ts'
import { secretsManagerStandIn } from './secrets-manager-stand-in.ts'

const text = (secret: boolean) => ({ schema: z.string().min(8), description: 'Some text.', secret })

const env = defineEnv({
  package: 'demo',
  variables: {
    FROM_ENV: text(true),
    FROM_FILE: text(true),
    FROM_AWS: text(true),
    LITERAL: text(true),
    OPEN: text(false),
  },
})

const aws = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDTEST',
  AWS_SECRET_ACCESS_KEY: 'x',
}

async function withFile<T>(content: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'core-secret-'))
  try {
    const path = join(folder, 'secret')
    await writeFile(path, content)
    return await use(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('references of secret variables resolve from the environment, a file and AWS', async () => {
  await using store = await secretsManagerStandIn({
    'app/db': { SecretString: '{"pw":"from-aws"}' },
  })
  const config = await withFile('from-file\n', (path) =>
    readConfig([env], {
      ...aws,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: store.endpoint,
      ELSEWHERE: 'from-env',
      FROM_ENV: 'env:ELSEWHERE',
      FROM_FILE: `file:${path}`,
      FROM_AWS: 'aws-sm:app/db#pw',
      LITERAL: 'just-a-text',
      OPEN: 'file:is no reference here',
    }),
  )
  expect(config.get(env)).toEqual({
    FROM_ENV: 'from-env',
    FROM_FILE: 'from-file',
    FROM_AWS: 'from-aws',
    LITERAL: 'just-a-text',
    OPEN: 'file:is no reference here',
  })
  expect(store.seen).toEqual([
    {
      target: 'secretsmanager.GetSecretValue',
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKIDTEST\/\d{8}\/eu-central-1\/secretsmanager\//,
      ),
    },
  ])
})

test('AWS: plain text, binary, and the region of an ARN', async () => {
  const arn = 'arn:aws:secretsmanager:ap-south-1:123456789012:secret:mail-AbCdEf'
  await using store = await secretsManagerStandIn({
    plain: { SecretString: 'plain text' },
    binary: { SecretBinary: Buffer.from('binary text').toString('base64') },
    [arn]: { SecretString: '{"password":"p"}' },
  })
  const source = { ...aws, AWS_ENDPOINT_URL: store.endpoint }
  expect(await loadSecret('aws-sm:plain', source)).toBe('plain text')
  expect(await loadSecret('aws-sm:binary', source)).toBe('binary text')
  expect(await loadSecret(`aws-sm:${arn}#password`, source)).toBe('p')
  expect(store.seen.at(-1)?.authorization).toContain('/ap-south-1/')
})

test('CF1 a reference that leads nowhere says what to change and nothing of the secret', async () => {
  await using store = await secretsManagerStandIn({
    json: { SecretString: '{"user":"canary-user","n":1}' },
    prose: { SecretString: 'canary prose' },
    empty: { SecretString: '' },
  })
  const source = { ...aws, AWS_ENDPOINT_URL: store.endpoint, EMPTY: '' }
  const failures = [
    ['env:NOWHERE', 'points to NOWHERE, which is not set'],
    ['env:EMPTY', 'points to EMPTY, which is not set'],
    ['file:/nowhere/at/all', 'points to the file /nowhere/at/all, which cannot be read'],
    ['aws-sm:nowhere', 'points to the secret nowhere, which AWS does not give (ResourceNotFound'],
    ['aws-sm:empty', 'points to the secret empty, which is empty'],
    ['aws-sm:json#password', 'points to password of the secret json, which has no such text'],
    ['aws-sm:json#n', 'points to n of the secret json, which has no such text'],
    ['aws-sm:json#constructor', 'has no such text'],
    ['aws-sm:prose#password', 'has no such text'],
    ['ftp:x', 'write env:NAME, file:/path or aws-sm:name'],
  ] as const
  for (const [reference, message] of failures) {
    const error = await loadSecret(reference, source).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(Error)
    expect(String(error)).toContain(message)
    expect(String(error)).not.toMatch(/canary|123456789012|127\.0\.0\.1/)
  }
  await withFile('\n', async (path) => {
    await expect(loadSecret(`file:${path}`, source)).rejects.toThrow('which is empty')
  })
})

test('CF1 what fails to resolve is listed beside every other problem', async () => {
  const error = await readConfig([env], {
    FROM_ENV: 'env:NOWHERE',
    FROM_FILE: 'file:/nowhere',
    FROM_AWS: 'short',
    LITERAL: 'long enough',
  }).catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(ConfigError)
  const lines = String(error).split('\n').slice(1)
  expect(
    lines.toSorted((a, b) => a.localeCompare(b)).map((line) => line.split(':')[0]?.trim()),
  ).toEqual(['FROM_AWS', 'FROM_ENV', 'FROM_FILE', 'OPEN'])
})

test('AWS that does not answer is named, with no address', async () => {
  const source = { ...aws, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }
  await expect(loadSecret('aws-sm:x', source)).rejects.toThrow(
    /^points to the secret x, which AWS does not give \(\w+\)$/,
  )
})
