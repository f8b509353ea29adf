import { expect, test } from 'vitest'

import { coreEnv, createStorage, loadConfig, type EnvSource } from '../src/index.ts'
import { s3OnLoopback } from './s3-on-loopback.ts'

const key = 'orgs/o1/uploads/f1'
const body = '{"resource":1}'
const upload = { key, contentType: 'application/json', contentLength: body.length, expiresIn: 300 }

const open = (env: EnvSource, now?: Date) =>
  createStorage(loadConfig([coreEnv], env), now ? { now: () => now } : {})

async function put(url: string, headers: Record<string, string>, content = body): Promise<number> {
  const response = await fetch(url, { method: 'PUT', headers, body: content })
  await response.text()
  return response.status
}

test('what is put can be looked at, read as an attachment and deleted; what is missing is null', async () => {
  await using s3 = await s3OnLoopback()
  const storage = open(s3.env)
  expect(await storage.head(key)).toBeNull()
  const { method, url, headers, expiresAt } = await storage.presignPut(upload)
  expect(method).toBe('PUT')
  expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(300_000)
  expect(await put(url, { ...headers })).toBe(200)
  expect(await storage.head(key)).toEqual({
    key,
    contentLength: body.length,
    contentType: 'application/json',
    etag: expect.stringMatching(/./),
    lastModified: expect.any(Date),
  })
  const get = await storage.presignGet({ key, expiresIn: 60, downloadName: 'my file.json' })
  const answer = await fetch(get.url)
  expect(await answer.text()).toBe(body)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="my file.json"')
  await storage.delete(key)
  expect(await storage.head(key)).toBeNull()
  await storage.delete(key)
  expect(await storage.check()).toEqual({ status: 'ok' })
  storage.close()
})

test('UP3 a download is always an attachment, whatever its name tries', async () => {
  const storage = open({ S3_BUCKET: 'uploads', S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' })
  const names = [
    [undefined, 'attachment'],
    ['a.svg', 'attachment; filename="a.svg"'],
    ['ä\r\n"x(1)', `attachment; filename="____x_1_"; filename*=UTF-8''%C3%A4%0D%0A%22x%281%29`],
    ['\ud800', `attachment; filename="_"; filename*=UTF-8''%EF%BF%BD`],
  ] as const
  for (const [downloadName, header] of names) {
    const name = downloadName === undefined ? {} : { downloadName }
    const { url } = await storage.presignGet({ key, expiresIn: 60, ...name })
    expect(url).toContain('https://uploads.s3.us-east-1.amazonaws.com/orgs/o1/uploads/f1?')
    expect(new URL(url).searchParams.get('response-content-disposition')).toBe(header)
  }
  await expect(storage.presignGet({ key, expiresIn: 3601 })).rejects.toThrow('expiresIn must be')
  storage.close()
})

test('UP1 a presigned PUT is bound to its key, type and length', async () => {
  await using s3 = await s3OnLoopback()
  const storage = open(s3.env)
  const { url, headers } = await storage.presignPut(upload)
  const signed = new URL(url).searchParams.get('X-Amz-SignedHeaders')
  expect(signed).toBe('content-length;content-type;host')
  expect(await put(url, { ...headers, 'content-type': 'text/html' })).toBe(403)
  const longer = `${body} `
  const changed = { ...headers, 'content-length': String(longer.length) }
  expect(await put(url, changed, longer)).toBe(403)
  expect(await put(url.replace('/f1', '/f2'), { ...headers })).toBe(403)
  expect(await put(url.replace(/Signature=\w{4}/, 'Signature=0000'), { ...headers })).toBe(403)
  expect(await put(url.replace('Expires=300', 'Expires=3000'), { ...headers })).toBe(403)
  expect((await fetch(url)).status).toBe(403)
  expect(await storage.head(key)).toBeNull()
  expect(await put(url, { ...headers })).toBe(200)
  storage.close()
})

test('UP1 a presigned PUT lasts five minutes at most, and an expired one is refused', async () => {
  await using s3 = await s3OnLoopback()
  const storage = open(s3.env)
  for (const expiresIn of [301, 0, -1, 1.5, Number.NaN]) {
    await expect(storage.presignPut({ ...upload, expiresIn })).rejects.toThrow('expiresIn must be')
  }
  const earlier = open(s3.env, new Date(Date.now() - 301_000))
  const { url, headers } = await earlier.presignPut(upload)
  expect(await put(url, { ...headers })).toBe(403)
  earlier.close()
  storage.close()
})

test('keys that could leave their folder are refused', async () => {
  const storage = open({ S3_BUCKET: 'uploads', S3_ENDPOINT: 'http://127.0.0.1:1' })
  for (const bad of ['', '/a', 'a/', 'a//b', 'a/../b', './a', 'a\\b', 'a\nb', 'x'.repeat(1025)]) {
    await expect(storage.head(bad)).rejects.toThrow('An object key')
  }
})

test('without a bucket every call says what to set, and the check never says ok', async () => {
  const storage = open({})
  const calls = [
    () => storage.presignPut(upload),
    () => storage.presignGet({ key, expiresIn: 60 }),
    () => storage.head(key),
    () => storage.delete(key),
  ]
  for (const call of calls) {
    await expect(call()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('S3_BUCKET'),
    })
  }
  expect(await storage.check()).toMatchObject({
    status: 'not configured',
    message: expect.stringContaining('S3_BUCKET'),
  })
})

test('ER1 a store that is down, or refuses, is unavailable in words without addresses', async () => {
  await using s3 = await s3OnLoopback()
  const down = open({ ...s3.env, S3_ENDPOINT: 'http://127.0.0.1:1' })
  const stranger = open({ ...s3.env, S3_SECRET_ACCESS_KEY: 'another-secret' })
  const nowhere = open({ ...s3.env, S3_BUCKET: 'no-such-bucket' })
  expect(await down.check()).toEqual({
    status: 'failed',
    message: 'The file store does not answer.',
  })
  expect(await stranger.check()).toMatchObject({
    status: 'failed',
    message: 'The file store refuses our credentials.',
  })
  expect(await nowhere.check()).toMatchObject({
    status: 'failed',
    message: 'The file store has no bucket of that name.',
  })
  for (const storage of [down, stranger]) {
    for (const call of [storage.head, storage.delete]) {
      await expect(call(key)).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        message: 'The file store does not answer: try again in a moment.',
      })
    }
    storage.close()
  }
  nowhere.close()
})
