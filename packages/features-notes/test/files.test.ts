import { outcome } from '@backarch/api/testing'
import { notes } from '@backarch/features-notes/feature'
import { createTestStore, put } from '@backarch/services-files/testing'
import { runRound } from '@backarch/services-jobs/testing'
import { afterAll, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const store = await createTestStore()
const { database, ctx, begin } = await createSuite({ storage: store.storage })
afterAll(async () => {
  await database[Symbol.asyncDispose]()
  await store[Symbol.asyncDispose]()
})

const body = 'Too small.'
const announced = { name: 'why.txt', contentType: 'text/plain', contentLength: body.length }
const days = (count: number) => () => new Date(Date.now() + count * 24 * 60 * 60 * 1000)

async function beginWithFile() {
  const scene = await begin()
  const ref = await scene.note()
  const upload = await scene.call.editor.files.begin({ ...ref, ...announced })
  expect(await put(upload, body)).toBe(200)
  const file = { ...ref, fileId: upload.fileId }
  await scene.call.editor.files.confirm(file)
  return { ...scene, ref, file }
}

/** The status of the store for a link that was made while the file was there. */
const statusOf = async (url: string) => (await fetch(url)).status

test('a note’s author attaches files, viewers read them, an admin takes them off', async () => {
  const { call, ref, file } = await beginWithFile()
  const { files } = await call.viewer.files.list(ref)
  expect(files).toMatchObject([{ id: file.fileId, ...announced }])
  const { url } = await call.viewer.files.link(file)
  expect(await (await fetch(url)).text()).toBe(body)
  expect(await outcome(call.viewer.files.begin({ ...ref, ...announced }))).toBe('role_too_low')
  await call.admin.files.remove(file)
  expect(await call.viewer.files.list(ref)).toEqual({ files: [] })
})

test('nobody attaches to what somebody else wrote, and a file is reached through its own note alone', async () => {
  const { as, diagram, call, ref, file, note } = await beginWithFile()
  const { id: noteId } = await call.owner.create({ ...diagram, body: 'Mine' })
  const theirs = { orgId: as.owner.org.id, noteId }
  expect(await outcome(call.editor.files.begin({ ...theirs, ...announced }))).toBe('not_author')
  const other = { ...(await note()), fileId: file.fileId }
  for (const way of ['link', 'thumbnail', 'confirm', 'remove'] as const) {
    expect(await outcome(call.editor.files[way](other))).toBe('file_not_found')
  }
  expect((await call.viewer.files.list(ref)).files).toHaveLength(1)
})

test('a note in the trash hides its files, and they come back with it', async () => {
  const { call, ref, file } = await beginWithFile()
  await call.editor.trash(ref)
  expect(await outcome(call.viewer.files.link(file))).toBe('note_not_found')
  await runRound({ ...ctx, now: days(1) }, notes)
  await call.editor.restore(ref)
  const { url } = await call.viewer.files.link(file)
  expect(await statusOf(url)).toBe(200)
})

test('the files of a purged note, and of one whose diagram is purged, are swept from the store', async () => {
  const [one, two] = [await beginWithFile(), await beginWithFile()]
  const { url: purged } = await one.call.viewer.files.link(one.file)
  const { url: gone } = await two.call.viewer.files.link(two.file)
  await one.call.editor.trash(one.ref)
  await one.call.editor.purge(one.ref)
  await two.canvas.trash(two.diagram)
  await two.canvas.purge(two.diagram)
  expect([await statusOf(purged), await statusOf(gone)]).toEqual([200, 200])
  await runRound({ ...ctx, now: days(1) }, notes)
  expect([await statusOf(purged), await statusOf(gone)]).toEqual([404, 404])
})
