import { outcome, refusal } from '@backarch/api/testing'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import { diffTexts } from '../src/service/revisions/diff-texts.ts'
import { createSuite } from './support.ts'

const { database, db, begin } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

/** A note with three revisions: `one`, `one two`, `two`. */
async function beginEdited() {
  const scene = await begin()
  const ref = await scene.note({ body: 'one' })
  await scene.call.editor.edit({ ...ref, revision: 1, body: 'one two' })
  await scene.call.editor.edit({ ...ref, revision: 2, body: 'two' })
  return { ...scene, ref }
}

describe('revisions', () => {
  test('every saved text is kept, the newest first, page by page', async () => {
    const { call, note, ref } = await beginEdited()
    const first = await call.viewer.revisions.list({ ...ref, take: 2 })
    expect(first.items.map(({ revision }) => revision)).toEqual([3, 2])
    const cursor = first.nextCursor ?? ''
    const rest = await call.viewer.revisions.list({ ...ref, take: 2, cursor })
    expect(rest).toEqual({
      items: [{ revision: 1, savedAt: expect.any(String) }],
      nextCursor: null,
    })
    const other = await note()
    expect(await outcome(call.viewer.revisions.list({ ...other, cursor }))).toBe('bad_cursor')
    expect(await call.viewer.revisions.get({ ...ref, revision: 2 })).toEqual({
      revision: 2,
      savedAt: first.items[1]?.savedAt,
      body: 'one two',
    })
  })

  test('resolving, replying and the trash make none', async () => {
    const { call, note } = await begin()
    const ref = await note()
    await call.editor.resolve(ref)
    await call.editor.reply({ ...ref, body: 'x' })
    await call.editor.trash(ref)
    expect(await outcome(call.viewer.revisions.list(ref))).toBe('note_not_found')
    expect(await outcome(call.viewer.revisions.get({ ...ref, revision: 1 }))).toBe('note_not_found')
    await call.editor.restore(ref)
    expect((await call.viewer.revisions.list(ref)).items).toHaveLength(1)
  })

  test('one that is not there, and a note of somebody else, are not found', async () => {
    const { orgId, call, ref } = await beginEdited()
    const other = await beginEdited()
    expect(await refusal(call.viewer.revisions.get({ ...ref, revision: 4 }))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'revision_not_found',
      message: 'The note has no revision 4: the newest hundred are kept.',
    })
    const foreign = { orgId, noteId: other.ref.noteId }
    const calls = [
      call.editor.revisions.list(foreign),
      call.editor.revisions.get({ ...foreign, revision: 1 }),
      call.editor.revisions.diff({ ...foreign, from: 1, to: 2 }),
      call.editor.revisions.restore({ ...foreign, revision: 3, from: 1 }),
    ]
    const outcomes = await Promise.all(calls.map((made) => outcome(made)))
    expect(outcomes).toEqual(calls.map(() => 'note_not_found'))
  })

  test('the newest hundred are kept', async () => {
    const { call, note } = await begin()
    const ref = await note({ body: '1' })
    for (let revision = 1; revision <= 102; revision += 1) {
      await call.editor.edit({ ...ref, revision, body: String(revision + 1) })
    }
    const kept = await db.noteRevision.findMany({
      where: ref,
      orderBy: { revision: 'asc' },
      select: { revision: true, body: true },
    })
    expect(kept).toHaveLength(100)
    expect(kept.at(0)).toEqual({ revision: 4, body: '4' })
    expect(kept.at(-1)).toEqual({ revision: 103, body: '103' })
  })
})

describe('diff', () => {
  test('says what was added and removed, in either direction', async () => {
    const { call, ref } = await beginEdited()
    const diff = async (from: number, to: number) =>
      (await call.viewer.revisions.diff({ ...ref, from, to })).parts
    expect(await diff(1, 2)).toEqual([
      { change: 'same', text: 'one' },
      { change: 'added', text: ' two' },
    ])
    expect(await diff(2, 1)).toEqual([
      { change: 'same', text: 'one' },
      { change: 'removed', text: ' two' },
    ])
    expect(await diff(2, 2)).toEqual([{ change: 'same', text: 'one two' }])
  })

  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '  ', '**', '\u0301'))
      .map((parts) => parts.join('')),
  )

  test('its parts are both texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffTexts(before, after)
        const without = (left: string) =>
          parts.flatMap(({ change, text: part }) => (change === left ? [] : [part])).join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
        expect(diffTexts(before, before).every(({ change }) => change === 'same')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('of long texts that have nothing in common is bounded', () => {
    const words = (letter: string) =>
      Array.from({ length: 2500 }, (_, at) => `${letter}${at}`)
        .join(' ')
        .slice(0, 10_000)
    const [before, after] = [words('a'), words('b')]
    expect(diffTexts(before, after)).toEqual([
      { change: 'removed', text: before },
      { change: 'added', text: after },
    ])
  })
})

describe('restore', () => {
  test('makes an earlier text the newest revision, keeps the present, and is on record', async () => {
    const { call, ref, all, record } = await beginEdited()
    const restored = await call.editor.revisions.restore({ ...ref, revision: 3, from: 1 })
    expect(restored).toMatchObject({ body: 'one', revision: 4 })
    expect(await all()).toEqual([restored])
    expect(await call.viewer.revisions.get({ ...ref, revision: 3 })).toMatchObject({ body: 'two' })
    expect((await record()).at(-1)).toMatchObject({
      action: 'notes.note_edited',
      details: { revision: 4, restored: 1 },
    })
  })

  test('by its author alone, from the newest revision, and not in the trash', async () => {
    const { call, ref } = await beginEdited()
    const back = { ...ref, revision: 3, from: 1 }
    expect(await outcome(call.owner.revisions.restore(back))).toBe('not_author')
    expect(await outcome(call.viewer.revisions.restore(back))).toBe('role_too_low')
    expect(await outcome(call.editor.revisions.restore({ ...back, revision: 2 }))).toBe(
      'stale_revision',
    )
    expect(await outcome(call.editor.revisions.restore({ ...back, from: 9 }))).toBe(
      'revision_not_found',
    )
    await call.editor.trash(ref)
    expect(await outcome(call.editor.revisions.restore(back))).toBe('note_not_found')
  })
})
