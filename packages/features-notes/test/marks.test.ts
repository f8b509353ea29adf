import { outcome, refusal } from '@backarch/api/testing'
import { requireUser } from '@backarch/services-access'
import { deleteTestUser } from '@backarch/services-access/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite, reasonsOf } from './support.ts'

const { database, db, ctx, begin, beginShared } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

describe('pin', () => {
  test('marks the thread, whichever of its notes is named, once, and is on record', async () => {
    const { orgId, call, diagram, note, record } = await begin()
    const ref = await note()
    const reply = await call.editor.reply({ ...ref, body: 'x' })
    const other = await note()
    expect(await call.owner.pin({ orgId, noteId: reply.id })).toMatchObject({
      id: ref.noteId,
      pinned: true,
    })
    await call.editor.pin(ref)
    const ids = async (pinned: boolean) =>
      (await call.viewer.list({ ...diagram, pinned })).items.map(({ id }) => id)
    expect(await ids(true)).toEqual([ref.noteId, reply.id])
    expect(await ids(false)).toEqual([other.noteId])
    expect(await call.editor.unpin(ref)).toMatchObject({ pinned: false })
    await call.editor.unpin(ref)
    expect((await record()).map(({ action }) => action).slice(3)).toEqual([
      'notes.thread_pinned',
      'notes.thread_unpinned',
    ])
  })
})

describe('tag', () => {
  test('gives a thread its tags, compared in small letters, in the place of others', async () => {
    const { orgId, call, diagram, note, record } = await begin()
    const ref = await note()
    const reply = await call.editor.reply({ ...ref, body: 'x' })
    await note()
    const told = { orgId, noteId: reply.id, tags: [' Cost', 'COST', 'Straße', 'a b'] }
    expect(await call.editor.tag(told)).toMatchObject({
      id: ref.noteId,
      tags: ['a b', 'cost', 'straße'],
    })
    await call.editor.tag({ ...ref, tags: ['straße', 'cost', 'a b'] })
    const ids = async (tag: string) =>
      (await call.viewer.list({ ...diagram, tag })).items.map(({ id }) => id)
    expect(await ids('Cost ')).toEqual([ref.noteId, reply.id])
    expect(await ids('cos')).toEqual([])
    expect(await call.editor.tag({ ...ref, tags: [] })).toMatchObject({ tags: [] })
    expect((await record()).filter(({ action }) => action === 'notes.thread_tagged')).toHaveLength(
      2,
    )
  })

  test('at most ten of forty characters, without a comma', async () => {
    const { call, note, all } = await begin()
    const ref = await note()
    const eleven = Array.from({ length: 11 }, (_, at) => String(at))
    for (const tags of [eleven, ['x'.repeat(41)], ['a,b'], [''], [' '], ['a\0'], ['\ud800']]) {
      expect((await refusal(call.editor.tag({ ...ref, tags }))).code).toBe('BAD_REQUEST')
    }
    expect(await all()).toMatchObject([{ tags: [] }])
  })
})

describe('react', () => {
  test('counts people, says whether the caller is among them, and can be taken back', async () => {
    const { call, note, all, record } = await begin()
    const ref = await note()
    const react = (who: 'editor' | 'owner', emoji: string, on = true) =>
      call[who].react({ ...ref, emoji, on })
    await react('editor', '👍🏽')
    await react('owner', '🎉')
    await react('owner', '👍🏽')
    expect(await react('owner', '👍🏽')).toMatchObject({
      reactions: [
        { emoji: '👍🏽', count: 2, mine: true },
        { emoji: '🎉', count: 1, mine: true },
      ],
    })
    expect((await all())[0]?.reactions.map(({ mine }) => mine)).toEqual([false, false])
    expect(await react('editor', '🎉', false)).toMatchObject({
      reactions: [{ count: 2, mine: true }, { count: 1 }],
    })
    await react('owner', '🎉', false)
    expect((await all())[0]?.reactions).toEqual([{ emoji: '👍🏽', count: 2, mine: false }])
    expect(await record()).toHaveLength(1)
  })

  test('with one emoji, and with twenty different ones, also of those at once', async () => {
    const { call, note } = await begin()
    const ref = await note()
    for (const emoji of ['', 'x', '👍👍', '1', '<b>', '👍 ', '\u200d']) {
      expect((await refusal(call.editor.react({ ...ref, emoji, on: true }))).code).toBe(
        'BAD_REQUEST',
      )
    }
    const emojis = Array.from({ length: 24 }, (_, at) => String.fromCodePoint(0x1f600 + at))
    const calls = emojis.map((emoji) => call.editor.react({ ...ref, emoji, on: true }))
    const outcomes = await reasonsOf(calls)
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(20)
    expect(outcomes.filter((reason) => reason === 'too_many_reactions')).toHaveLength(4)
    const joined = emojis[outcomes.indexOf('ok')] ?? ''
    expect(await outcome(call.owner.react({ ...ref, emoji: joined, on: true }))).toBe('ok')
  })

  test('goes with the account, and with the note for good', async () => {
    const { orgId, as, call, note, all } = await begin()
    const ref = await note()
    await call.editor.react({ ...ref, emoji: '👍', on: true })
    await call.owner.react({ ...ref, emoji: '👍', on: true })
    const { userId } = requireUser(as.owner)
    await deleteTestUser(ctx, userId)
    expect((await all())[0]?.reactions).toMatchObject([{ count: 1 }])
    await call.editor.trash(ref)
    await call.editor.purge(ref)
    expect(await db.noteReaction.count({ where: { orgId } })).toBe(0)
  })

  test('visitors see how many there are', async () => {
    const { call, note, visitor, visit } = await beginShared()
    const ref = await note()
    await call.editor.react({ ...ref, emoji: '👍', on: true })
    await call.editor.tag({ ...ref, tags: ['cost'] })
    const { items } = await visitor.list({ token: visit.token, tag: 'cost', pinned: false })
    expect(items).toMatchObject([
      { tags: ['cost'], pinned: false, reactions: [{ emoji: '👍', count: 1, mine: false }] },
    ])
  })
})

test('of a note in the trash, or of somebody else, nothing is changed', async () => {
  const { orgId, call, note } = await begin()
  const ref = await note()
  await call.editor.trash(ref)
  const elsewhere = await (await begin()).note()
  for (const noteId of [ref.noteId, elsewhere.noteId, ctx.newId()]) {
    const it = { orgId, noteId }
    const calls = [
      call.editor.pin(it),
      call.editor.unpin(it),
      call.editor.tag({ ...it, tags: ['x'] }),
      call.editor.react({ ...it, emoji: '👍', on: true }),
    ]
    expect(await reasonsOf(calls)).toEqual(calls.map(() => 'note_not_found'))
  }
})
