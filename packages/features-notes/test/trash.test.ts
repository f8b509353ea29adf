import { outcome, refusal } from '@backarch/api/testing'
import { requireUser } from '@backarch/services-access'
import { afterAll, describe, expect, test } from 'vitest'

import { purgeTrash } from '../src/service/trash/purge-note.ts'
import { createSuite, reasonsOf } from './support.ts'

const { database, db, ctx, begin, beginShared } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

type Scene = Awaited<ReturnType<typeof begin>>
const days = 24 * 60 * 60 * 1000

function idsOf(notes: readonly { readonly id: string }[]): string[] {
  return notes.map(({ id }) => id)
}

/** A thread of three notes, of an editor, an owner and an editor, and how each of them is named. */
async function beginThread({ orgId, call, note }: Scene) {
  const first = await note({ elementId: 'nat' })
  const one = await call.owner.reply({ ...first, body: 'one' })
  const two = await call.editor.reply({ ...first, body: 'two' })
  return { first, one: { orgId, noteId: one.id }, two: { orgId, noteId: two.id } }
}

async function trashOf({ orgId, call }: Scene, as: 'editor' | 'admin' = 'admin') {
  return (await call[as].listTrash({ orgId })).items
}

describe('trash', () => {
  test('takes a reply alone, and is on record', async () => {
    const scene = await begin()
    const { as, diagram, call, all, record } = scene
    const { first, one, two } = await beginThread(scene)
    expect(await call.owner.trash(one)).toEqual({ trashed: true })
    expect(idsOf(await all())).toEqual([first.noteId, two.noteId])
    const { userId } = requireUser(as.owner)
    expect(await trashOf(scene)).toEqual([
      {
        ...diagram,
        id: one.noteId,
        elementId: 'nat',
        parentId: first.noteId,
        body: 'one',
        author: { kind: 'member', userId },
        replies: 0,
        trashedAt: expect.any(String),
        trashedBy: userId,
        createdAt: expect.any(String),
      },
    ])
    expect((await record()).at(-1)).toMatchObject({
      action: 'notes.note_trashed',
      actorId: userId,
      target: { kind: 'note', id: one.noteId },
      details: { diagramId: diagram.diagramId, own: true, replies: 0 },
    })
  })

  test('takes a thread with what others answered, and whoever asks again is told that it is gone', async () => {
    const scene = await begin()
    const { call, note, all, record } = scene
    const { first, one } = await beginThread(scene)
    const kept = await note()
    await call.editor.trash(first)
    expect(idsOf(await all())).toEqual([kept.noteId])
    expect(await trashOf(scene)).toMatchObject([{ id: first.noteId, replies: 2 }])
    expect((await record()).at(-1)).toMatchObject({ details: { replies: 2 } })
    const gone = [first, one].flatMap((ref) => [
      call.editor.reply({ ...ref, body: 'x' }),
      call.editor.edit({ ...ref, revision: 1, body: 'x' }),
      call.editor.resolve(ref),
      call.editor.reopen(ref),
      call.editor.trash(ref),
    ])
    expect(await reasonsOf(gone)).toEqual(gone.map(() => 'note_not_found'))
  })

  test('of what somebody else wrote takes an admin', async () => {
    const { orgId, as, diagram, call, all, record } = await begin()
    const { id: noteId } = await call.owner.create({ ...diagram, body: 'Mine' })
    const ref = { orgId, noteId }
    expect(await outcome(call.editor.trash(ref))).toBe('not_author')
    expect(await all()).toHaveLength(1)
    await call.admin.trash(ref)
    expect(await all()).toEqual([])
    expect((await record()).at(-1)).toMatchObject({
      actorId: requireUser(as.admin).userId,
      details: { own: false },
    })
    const undo = [call.editor.restore(ref), call.editor.purge(ref)]
    expect(await reasonsOf(undo)).toEqual(['not_author', 'not_author'])
  })

  test('a visitor sees nothing of it', async () => {
    const { orgId, call, note, visitor, visit } = await beginShared()
    const ref = await note()
    const { id } = await visitor.create({ ...visit, body: 'Buy now' })
    await call.admin.trash({ orgId, noteId: id })
    const { items } = await visitor.list({ token: visit.token })
    expect(idsOf(items)).toEqual([ref.noteId])
    expect(await outcome(visitor.reply({ ...visit, noteId: id, body: 'x' }))).toBe('note_not_found')
  })
})

describe('listTrash', () => {
  test('shows an editor what they wrote, an admin everything, page by page, the last first', async () => {
    const scene = await begin()
    const { orgId, call, diagram } = scene
    const made = []
    for (const who of ['editor', 'owner', 'editor', 'owner', 'editor'] as const) {
      const { id } = await call[who].create({ ...diagram, body: who })
      await call.admin.trash({ orgId, noteId: id })
      made.unshift({ id, who })
    }
    expect(idsOf(await trashOf(scene))).toEqual(idsOf(made))
    const own = made.filter(({ who }) => who === 'editor')
    expect(idsOf(await trashOf(scene, 'editor'))).toEqual(idsOf(own))
    // What lies there since one moment is in an order too.
    await db.note.updateMany({ where: { orgId }, data: { trashedAt: ctx.now() } })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await call.admin.listTrash({ orgId, take: 2, cursor })
      seen.push(...idsOf(page.items))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(idsOf(made))
  })

  test('of one diagram', async () => {
    const scene = await begin()
    const { orgId, call, note, diagram } = scene
    const ref = await note()
    await call.editor.trash(ref)
    const { diagramId } = diagram
    expect(idsOf((await call.admin.listTrash({ orgId, diagramId })).items)).toEqual([ref.noteId])
    const other = ctx.newId()
    expect((await call.admin.listTrash({ orgId, diagramId: other })).items).toEqual([])
  })
})

describe('restore', () => {
  test('brings a thread back as it was, with the replies that went along', async () => {
    const scene = await begin()
    const { call, all, record } = scene
    const { first, one, two } = await beginThread(scene)
    await call.editor.resolve(first)
    const before = await all()
    await call.owner.trash(one)
    await call.editor.trash(first)
    expect(await call.editor.restore(first)).toEqual(before[0])
    // The reply that was put there before stays there.
    expect(idsOf(await all())).toEqual([first.noteId, two.noteId])
    await call.owner.restore(one)
    expect(await all()).toEqual(before)
    expect(await trashOf(scene)).toEqual([])
    expect((await record()).slice(-2)).toMatchObject([
      { action: 'notes.note_restored', target: { id: first.noteId }, details: { replies: 1 } },
      { action: 'notes.note_restored', target: { id: one.noteId }, details: { replies: 0 } },
    ])
  })

  test('of a reply waits for its thread, and a reply that went along comes with it alone', async () => {
    const scene = await begin()
    const { call } = scene
    const { first, one, two } = await beginThread(scene)
    await call.owner.trash(one)
    await call.editor.trash(first)
    expect(await refusal(call.owner.restore(one))).toMatchObject({
      code: 'CONFLICT',
      reason: 'thread_trashed',
      message: 'The note that began this thread lies in the trash: restore it first.',
    })
    expect(await outcome(call.editor.restore(two))).toBe('note_not_found')
    expect(await outcome(call.editor.purge(two))).toBe('note_not_found')
  })

  test('a new reply takes no place of one that lies there', async () => {
    const scene = await begin()
    const { call, all } = scene
    const { first, one, two } = await beginThread(scene)
    await call.editor.trash(two)
    const three = await call.editor.reply({ ...first, body: 'three' })
    await call.editor.restore(two)
    expect(idsOf(await all())).toEqual([first.noteId, one.noteId, two.noteId, three.id])
  })

  test('what does not lie there is not found; of ten at once one restores', async () => {
    const { call, note, record } = await begin()
    const ref = await note()
    expect(await outcome(call.editor.restore(ref))).toBe('note_not_found')
    expect(await outcome(call.editor.purge(ref))).toBe('note_not_found')
    await call.editor.trash(ref)
    const calls = Array.from({ length: 10 }, () => call.editor.restore(ref))
    const outcomes = await reasonsOf(calls)
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(1)
    expect(outcomes.filter((reason) => reason === 'note_not_found')).toHaveLength(9)
    expect(await record()).toHaveLength(3)
  })

  test('not while its diagram lies in the trash', async () => {
    const { call, canvas, note, diagram } = await begin()
    const ref = await note()
    await call.editor.trash(ref)
    await canvas.trash(diagram)
    expect(await outcome(call.editor.restore(ref))).toBe('trashed')
    await canvas.restore(diagram)
    expect(await outcome(call.editor.restore(ref))).toBe('ok')
  })

  test('not beyond what a diagram or a thread may have', async () => {
    const { orgId, call, note, diagram } = await begin()
    const first = await note()
    const { id: reply } = await call.editor.reply({ ...first, body: 'x' })
    const lone = await note()
    await call.editor.trash({ orgId, noteId: reply })
    await call.editor.trash(lone)
    const fill = (count: number, threadId?: string) =>
      db.note.createMany({
        data: Array.from({ length: count }, (_, at) => {
          const [id, now] = [ctx.newId(), ctx.now()]
          const times = { createdAt: now, updatedAt: now }
          const place = threadId === undefined ? 0 : at + 2
          return { ...diagram, id, threadId: threadId ?? id, place, body: 'x', html: 'x', ...times }
        }),
      })
    await fill(500, first.noteId)
    expect(await outcome(call.editor.restore({ orgId, noteId: reply }))).toBe('too_many_replies')
    await fill(9_499)
    expect(await outcome(call.editor.restore(lone))).toBe('too_many_notes')
  })
})

describe('purge', () => {
  test('deletes for good, on request or after 30 days, with the thread, and nothing else', async () => {
    const scene = await begin()
    const { orgId, call, note, all, record } = scene
    const { first } = await beginThread(scene)
    const kept = await note()
    await call.editor.trash(first)
    expect(await call.editor.purge(first)).toEqual({ purged: true })
    expect(await db.note.count({ where: { orgId } })).toBe(1)
    expect((await record()).at(-1)).toMatchObject({
      action: 'notes.note_purged',
      target: { id: first.noteId },
      details: { own: true, replies: 2 },
    })

    const old = await beginThread(scene)
    await call.editor.trash(old.first)
    const recent = await note()
    await call.editor.trash(recent)
    const at = { orgId_id: { orgId, id: old.first.noteId } }
    const trashedAt = new Date(ctx.now().getTime() - 30 * days - 1000)
    await db.note.update({ where: at, data: { trashedAt } })
    await purgeTrash(ctx)
    expect(idsOf(await trashOf(scene))).toEqual([recent.noteId])
    expect(idsOf(await all())).toEqual([kept.noteId])
    expect(await db.note.count({ where: { orgId } })).toBe(2)
  })

  test('two servers at once purge once, and what is restored meanwhile stays', async () => {
    const scene = await begin()
    const { orgId, call, note, all } = scene
    const refs = []
    for (let at = 0; at < 20; at += 1) refs.push(await note())
    for (const ref of refs) await call.editor.trash(ref)
    const trashedAt = new Date(ctx.now().getTime() - 31 * days)
    await db.note.updateMany({ where: { orgId }, data: { trashedAt } })
    const restored = refs.slice(0, 10).map((ref) => outcome(call.editor.restore(ref)))
    await Promise.all([purgeTrash(ctx), purgeTrash(ctx), ...restored])
    const outcomes = await Promise.all(restored)
    const left = refs.filter((_, at) => outcomes[at] === 'ok').map(({ noteId }) => noteId)
    expect(idsOf(await all()).toSorted()).toEqual(left.toSorted())
    expect(await db.note.count({ where: { orgId } })).toBe(left.length)
  })
})
