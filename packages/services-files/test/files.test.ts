import { refusal, outcome } from '@backarch/api/testing'
import { afterAll, describe, expect, test } from 'vitest'

import {
  beginUpload,
  confirmUpload,
  linkFile,
  listFiles,
  removeFile,
  sweepFiles,
  sweepOwners,
} from '../src/index.ts'
import { put } from '../src/testing.ts'
import { createSuite } from './suite.ts'

const { storage, ctx, begin, end } = await createSuite()
afterAll(end)

const later = { ...ctx, now: () => new Date(Date.now() + 3 * 60 * 60 * 1000) }
const megabyte = 1_000_000

test('a file is shown once it is confirmed, comes back as it was, and all is on record', async () => {
  const { as, owner, announce, refOf, record, objects } = await begin()
  const upload = await announce('text/plain', 5, 'a "b"\u2028.txt')
  const ref = refOf(upload.fileId)
  const shown = async () => (await listFiles(as, { kind: owner.kind, ids: [owner.id] })).size
  expect(await refusal(confirmUpload(as, ref))).toMatchObject({ reason: 'not_uploaded' })
  expect(await put(upload, 'abcde')).toBe(200)
  expect(await shown()).toBe(0)
  expect(await outcome(linkFile(as, ref))).toBe('file_not_found')
  const file = await confirmUpload(as, ref)
  expect(file).toMatchObject({ name: 'a "b"\u2028.txt', contentLength: 5, thumbnail: false })
  expect(await confirmUpload(as, ref)).toEqual(file)
  expect(await shown()).toBe(1)
  const answer = await fetch((await linkFile(as, ref)).url)
  expect(await answer.text()).toBe('abcde')
  expect(answer.headers.get('content-disposition')).toContain('attachment; filename="a _b__.txt"')
  await removeFile(as, ref)
  expect(await outcome(removeFile(as, ref))).toBe('file_not_found')
  expect(await record()).toEqual(['files.upload_begun', 'files.file_added', 'files.file_removed'])
  await sweepFiles(later)
  expect(await objects()).toEqual([])
})

test('UP2 what is kept is what was looked at, also when it is overwritten while the permission lasts', async () => {
  const { as, add } = await begin()
  const added = await add('text/plain', 'first')
  expect(await put(added.upload, 'other')).toBe(200)
  expect(await (await fetch((await linkFile(as, added.ref)).url)).text()).toBe('first')
  expect(
    await storage.head(new URL(added.upload.url).pathname.slice('/files/'.length)),
  ).not.toBeNull()
  await sweepFiles(later)
  expect(await storage.head(new URL(added.upload.url).pathname.slice('/files/'.length))).toBeNull()
  expect(await (await fetch((await linkFile(as, added.ref)).url)).text()).toBe('first')
})

describe('UP2 what is not what was announced is refused, and gone', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const html = '<!doctype html><script>alert(1)</script>'
  const cases: [string, string, Buffer<ArrayBuffer> | string][] = [
    ['a PNG that is an HTML', 'image/png', html],
    ['a PNG that is a JPEG by name', 'image/jpeg', png],
    ['a text that is a PNG', 'text/plain', png],
    ['a text with NUL', 'text/plain', 'a\0b'],
    ['a text that is not UTF-8', 'text/csv', Buffer.from([0x61, 0xff, 0xfe])],
    ['a text that ends inside a character', 'text/plain', Buffer.from([0x61, 0xe2, 0x82])],
    ['an archive that is none', 'application/zip', 'PK'],
    ['a PDF that is an HTML', 'application/pdf', html],
  ]
  test.each(cases)('%s', async (_, contentType, body) => {
    const { as, announce, refOf, objects, record } = await begin()
    const upload = await announce(contentType, Buffer.byteLength(body))
    expect(await put(upload, body)).toBe(200)
    const ref = refOf(upload.fileId)
    const refused = { code: 'VALIDATION', reason: 'file_refused' }
    expect(await refusal(confirmUpload(as, ref))).toMatchObject(refused)
    expect(await refusal(confirmUpload(as, ref))).toMatchObject(refused)
    expect(await outcome(linkFile(as, ref))).toBe('file_not_found')
    for (const { key, bytes } of await objects()) {
      expect([bytes, await storage.head(key)]).toEqual([0n, null])
    }
    expect(await record()).toEqual(['files.upload_begun', 'files.file_refused'])
  })

  test('UP3 every kind of honest file is taken as it is, and none is served to be run', async () => {
    const { as, add } = await begin()
    for (const [type, body] of [
      ['image/png', png],
      ['text/markdown', '# Ünïcode 🎉'],
      ['text/html', html],
      ['image/svg+xml', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ] as const) {
      const { ref } = await add(type, body)
      const answer = await fetch((await linkFile(as, ref)).url)
      expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(body))).toBe(true)
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
      // A browser would run these.
      const runs = type === 'text/html' || type === 'image/svg+xml'
      expect(answer.headers.get('content-type')?.split(';')[0]).toBe(
        runs ? 'application/octet-stream' : type,
      )
    }
  })
})

describe('UP4 the plan’s room', () => {
  test('uploads at once never reserve more than there is, and removing one makes room', async () => {
    const { as, announce, refOf } = await begin('free')
    const calls = Array.from({ length: 12 }, () => announce('application/zip', 30 * megabyte))
    const done = await Promise.allSettled(calls)
    const begun = done.flatMap((call) => (call.status === 'fulfilled' ? [call.value] : []))
    expect(begun).toHaveLength(3)
    expect(await refusal(announce('application/zip', 10 * megabyte + 1))).toMatchObject({
      reason: 'limit_reached',
    })
    const exact = await announce('application/zip', 10 * megabyte)
    expect(await outcome(announce('text/plain', 1))).toBe('limit_reached')
    await removeFile(as, refOf(exact.fileId))
    expect(await outcome(announce('text/plain', 10 * megabyte))).toBe('ok')
  })

  test('what nobody confirms gives its room back', async () => {
    const { announce, objects } = await begin('free')
    await announce('application/zip', 50 * megabyte)
    await announce('application/zip', 50 * megabyte)
    expect(await outcome(announce('text/plain', 1))).toBe('limit_reached')
    await sweepFiles(later)
    expect(await objects()).toEqual([])
    expect(await outcome(announce('text/plain', 1))).toBe('ok')
  })

  test('no owner gets more files than it may have, also at once', async () => {
    const { as, owner } = await begin()
    const one = { owner, most: 3, name: 'x', contentType: 'text/plain', contentLength: 1 }
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => outcome(beginUpload(as, one))),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(3)
    expect(outcomes.filter((reason) => reason === 'too_many_files')).toHaveLength(5)
  })
})

describe('the same bytes', () => {
  test('are kept and counted once in an organization, also of those confirmed at once', async () => {
    const { as, announce, refOf, objects } = await begin()
    const uploads = await Promise.all(Array.from({ length: 6 }, () => announce('text/plain', 5)))
    for (const upload of uploads) expect(await put(upload, 'twice')).toBe(200)
    const refs = uploads.map(({ fileId }) => refOf(fileId))
    await Promise.all([...refs, ...refs].map((ref) => confirmUpload(as, ref)))
    const kept = (await objects()).filter(({ status }) => status === 'stored')
    expect(kept).toMatchObject([{ bytes: 5n }])
    expect((await objects()).reduce((sum, { bytes }) => sum + bytes, 0n)).toBe(5n)
    await Promise.all(refs.slice(1).map((ref) => removeFile(as, ref)))
    await sweepFiles(later)
    const [last] = refs
    if (!last) throw new Error('There are six.')
    expect(await (await fetch((await linkFile(as, last)).url)).text()).toBe('twice')
    await removeFile(as, last)
    expect((await objects()).every(({ bytes }) => bytes === 0n)).toBe(true)
    await sweepFiles(later)
    expect(await objects()).toEqual([])
  })

  test('are two files in two organizations', async () => {
    const [one, two] = [await begin(), await begin()]
    const mine = await one.add('text/plain', 'alike')
    await two.add('text/plain', 'alike')
    expect(await outcome(linkFile(two.as, mine.ref))).toBe('file_not_found')
    await removeFile(one.as, mine.ref)
    await sweepFiles(later)
    expect((await two.objects()).map(({ status }) => status)).toEqual(['stored'])
  })

  test('removed and confirmed at once, a file that is shown can always be read', async () => {
    const { as, add, announce, refOf } = await begin()
    for (let round = 0; round < 10; round += 1) {
      const body = `round ${round}`
      const first = await add('text/plain', body)
      const upload = await announce('text/plain', body.length)
      await put(upload, body)
      const second = refOf(upload.fileId)
      await Promise.all([removeFile(as, first.ref), confirmUpload(as, second)])
      await sweepFiles(later)
      expect(await (await fetch((await linkFile(as, second)).url)).text()).toBe(body)
      await removeFile(as, second)
    }
  })
})

describe('what is gone is swept', () => {
  test('files whose owner is no more, by several servers at once', async () => {
    const { add, owner, objects } = await begin()
    await add('text/plain', 'orphan')
    const key = (await objects()).find(({ status }) => status === 'stored')?.key ?? ''
    const keep = { kind: owner.kind, existing: async () => new Set([owner.id]) }
    await sweepOwners(later, keep)
    await sweepFiles(later)
    expect(await storage.head(key)).not.toBeNull()
    const gone = { kind: owner.kind, existing: async () => new Set<string>() }
    await Promise.all([sweepOwners(later, gone), sweepOwners(later, gone)])
    await Promise.all([sweepFiles(later), sweepFiles(later)])
    expect([await objects(), await storage.head(key)]).toEqual([[], null])
  })

  test('GD1 those of an organization that is deleted for good', async () => {
    const { deleteForGood, add, objects } = await begin()
    await add('text/plain', 'all of it')
    const keys = (await objects()).map(({ key }) => key)
    await deleteForGood()
    await sweepFiles(later)
    expect(await objects()).toEqual([])
    for (const key of keys) expect(await storage.head(key)).toBeNull()
  })
})
