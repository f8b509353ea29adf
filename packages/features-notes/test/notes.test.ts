import { outcome, refusal } from '@backarch/api/testing'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { requireUser } from '@backarch/services-access'
import { afterAll, describe, expect, test } from 'vitest'

import { createNote } from '../src/service/create-note.ts'
import { createSuite, reasonsOf } from './support.ts'

const { database, ctx, begin } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const never = ctx.newId()
const badBodies = ['', ' \n\t', 'a\0b', '\ud800', 'x'.repeat(10_001)]

describe('create', () => {
  test('on the diagram or on an element of it, stored as it was typed, and on record', async () => {
    const { diagram, call, as, all, record } = await begin()
    const body = '  # Ω≈ç√∫\n<script>alert(1)</script>\n\n- [ ] *check*\r\n'
    const whole = await call.editor.create({ ...diagram, body })
    const { userId } = requireUser(as.editor)
    expect(whole).toEqual({
      ...diagram,
      id: expect.any(String),
      elementId: null,
      parentId: null,
      body,
      html: expect.any(String),
      author: { kind: 'member', userId },
      revision: 1,
      orphaned: false,
      reactions: [],
      pinned: false,
      tags: [],
      resolvedAt: null,
      resolvedBy: null,
      createdAt: expect.any(String),
      updatedAt: whole.createdAt,
    })
    const placed = await call.owner.create({ ...diagram, elementId: 'nat', body: 'Here' })
    expect(placed).toMatchObject({ elementId: 'nat', orphaned: false })
    expect(await all()).toEqual([placed, whole])
    expect(await record()).toMatchObject([
      { action: 'notes.note_created', actorId: userId, target: { kind: 'note', id: whole.id } },
      { action: 'notes.note_created', target: { id: placed.id } },
    ])
  })

  test('what a script writes has no author', async () => {
    const { diagram, call, as } = await begin()
    const principal = { kind: 'operator', name: 'seed' } as const
    await createNote({ ...as.owner, principal }, { ...diagram, body: 'Imported' })
    const { items } = await call.viewer.list(diagram)
    expect(items[0]?.author).toEqual({ kind: 'member', userId: null })
  })

  test('a text that is none, and an element that the diagram has not, change nothing', async () => {
    const { diagram, call, all, record } = await begin()
    for (const body of badBodies) {
      expect((await refusal(call.editor.create({ ...diagram, body }))).code).toBe('BAD_REQUEST')
    }
    for (const elementId of ['', 'x\0', '\ud800', 'x'.repeat(301)]) {
      const made = call.editor.create({ ...diagram, elementId, body: 'x' })
      expect((await refusal(made)).code).toBe('BAD_REQUEST')
    }
    const made = call.editor.create({ ...diagram, elementId: 'gone', body: 'x' })
    expect(await outcome(made)).toBe('element_not_found')
    expect(await all()).toEqual([])
    expect(await record()).toEqual([])
  })
})

describe('get', () => {
  test('answers one note as the list does, and none of the trash or of somebody else', async () => {
    const { orgId, call, note, all } = await begin()
    const ref = await note({ elementId: 'nat' })
    const reply = await call.owner.reply({ ...ref, body: 'one' })
    expect(
      await Promise.all([call.viewer.get(ref), call.viewer.get({ orgId, noteId: reply.id })]),
    ).toEqual(await all())
    const elsewhere = await (await begin()).note()
    await call.editor.trash(ref)
    for (const noteId of [ref.noteId, reply.id, elsewhere.noteId, never]) {
      expect(await outcome(call.viewer.get({ orgId, noteId }))).toBe('note_not_found')
    }
  })
})

describe('reply', () => {
  test('goes to the end of the thread, whichever note of it is answered', async () => {
    const { orgId, call, note, all, record } = await begin()
    const first = await note({ elementId: 'nat' })
    const one = await call.owner.reply({ ...first, body: 'one' })
    const two = await call.editor.reply({ orgId, noteId: one.id, body: 'two' })
    const three = await call.editor.reply({ ...first, body: 'three' })
    const parentId = first.noteId
    expect(two).toMatchObject({ parentId, elementId: 'nat', body: 'two' })
    expect(await all()).toMatchObject([{ id: parentId, parentId: null }, one, two, three])
    expect((await record()).slice(1).map(({ details }) => details)).toEqual(
      [one, two, three].map(({ diagramId }) => ({ diagramId, threadId: parentId })),
    )
  })

  test('of twenty at once each has a place of its own', async () => {
    const { call, note, all } = await begin()
    const first = await note()
    const bodies = Array.from({ length: 20 }, (_, at) => String(at))
    const made = await Promise.all(bodies.map((body) => call.editor.reply({ ...first, body })))
    const [, ...replies] = await all()
    expect(replies.map(({ id }) => id).toSorted()).toEqual(made.map(({ id }) => id).toSorted())
  })
})

describe('edit', () => {
  test('saves a new text, and counts', async () => {
    const { call, note, all, record } = await begin()
    const ref = await note()
    const [before] = await all()
    const edited = await call.editor.edit({ ...ref, revision: 1, body: 'Better' })
    expect(edited).toEqual({
      ...before,
      body: 'Better',
      html: '<p>Better</p>',
      revision: 2,
      updatedAt: edited.updatedAt,
    })
    expect(await all()).toEqual([edited])
    expect((await record()).at(-1)).toMatchObject({
      action: 'notes.note_edited',
      target: { kind: 'note', id: ref.noteId },
      details: { revision: 2 },
    })
  })

  test('CC1 of twenty edits of one revision one is saved, and the others are told', async () => {
    const { call, note, all } = await begin()
    const ref = await note()
    const edits = Array.from({ length: 20 }, (_, at) =>
      outcome(call.editor.edit({ ...ref, revision: 1, body: `Edit ${at}` })),
    )
    const outcomes = await Promise.all(edits)
    expect(outcomes.filter((reason) => reason === 'stale_revision')).toHaveLength(19)
    const winner = outcomes.indexOf('ok')
    expect(await all()).toMatchObject([{ body: `Edit ${winner}`, revision: 2 }])
    expect(await refusal(call.editor.edit({ ...ref, revision: 1, body: 'Late' }))).toEqual({
      code: 'CONFLICT',
      reason: 'stale_revision',
      message:
        'The note is at revision 2, and this text was made from revision 1: load it again and repeat the change.',
    })
  })

  test('only by its author, whatever the role of somebody else', async () => {
    const { call, note, all } = await begin()
    const ref = await note()
    const before = await all()
    for (const other of [call.admin, call.owner]) {
      const edited = other.edit({ ...ref, revision: 1, body: 'Mine' })
      expect(await outcome(edited)).toBe('not_author')
    }
    expect(await all()).toEqual(before)
  })

  test('a text or a revision that is none changes nothing', async () => {
    const { call, note, all } = await begin()
    const ref = await note()
    const before = await all()
    const bad = [
      ...badBodies.map((body) => ({ revision: 1, body })),
      ...[0, -1, 1.5, 2 ** 31].map((revision) => ({ revision, body: 'x' })),
    ]
    for (const input of bad) {
      expect((await refusal(call.editor.edit({ ...ref, ...input }))).code).toBe('BAD_REQUEST')
    }
    expect(await all()).toEqual(before)
  })
})

describe('resolve and reopen', () => {
  test('the thread, by any editor and any of its notes; who did it first stays', async () => {
    const { orgId, as, call, note, record } = await begin()
    const first = await note()
    const { id: noteId } = await call.editor.reply({ ...first, body: 'Done' })
    const resolved = await call.owner.resolve({ orgId, noteId })
    expect(resolved).toMatchObject({
      id: first.noteId,
      resolvedAt: expect.any(String),
      resolvedBy: requireUser(as.owner).userId,
      revision: 1,
    })
    expect(await call.editor.resolve(first)).toEqual(resolved)
    const reopened = await call.editor.reopen(first)
    expect(reopened).toMatchObject({ resolvedAt: null, resolvedBy: null })
    expect(await call.editor.reopen(first)).toEqual(reopened)
    expect((await record()).slice(2)).toMatchObject([
      { action: 'notes.thread_resolved', target: { id: first.noteId } },
      { action: 'notes.thread_reopened', target: { id: first.noteId } },
    ])
  })

  test('of twenty at once one is on record', async () => {
    const { call, note, record } = await begin()
    const ref = await note()
    await Promise.all(Array.from({ length: 20 }, () => call.editor.resolve(ref)))
    expect(await record()).toHaveLength(2)
  })
})

/** Every change that a member can make to a note. */
function changesOf(call: Awaited<ReturnType<typeof begin>>['call']['editor']) {
  return (ref: { orgId: string; noteId: string }) => [
    call.reply({ ...ref, body: 'x' }),
    call.edit({ ...ref, revision: 1, body: 'x' }),
    call.resolve(ref),
    call.reopen(ref),
    call.trash(ref),
  ]
}

test('a role too low reads, and changes nothing', async () => {
  const { diagram, call, note, all, record } = await begin()
  const ref = await note()
  const before = await all()
  const calls = [call.viewer.create({ ...diagram, body: 'x' }), ...changesOf(call.viewer)(ref)]
  expect(await reasonsOf(calls)).toEqual(calls.map(() => 'role_too_low'))
  expect(await refusal(call.viewer.create({ ...diagram, body: 'x' }))).toMatchObject({
    message:
      'To write and resolve notes takes the role editor, and yours is viewer: ask an owner for it.',
  })
  expect(await all()).toEqual(before)
  expect(await record()).toHaveLength(1)
})

test('AZ2 another organization’s diagram and notes answer as what never existed, and stay', async () => {
  const theirs = await begin()
  const { noteId } = await theirs.note()
  const before = await theirs.all()
  const { orgId, call } = await begin()
  const told = (id: string, diagramId: string) => [
    call.owner.list({ orgId, diagramId }),
    call.owner.create({ orgId, diagramId, body: 'x' }),
    ...changesOf(call.owner)({ orgId, noteId: id }),
  ]
  const answers = (calls: readonly Promise<unknown>[]) => Promise.all(calls.map(refusal))
  const { diagramId } = theirs.diagram
  expect(await answers(told(noteId, diagramId))).toEqual(await answers(told(never, never)))
  expect(await theirs.all()).toEqual(before)
})

describe('a diagram in the trash', () => {
  test('has its notes, which can be read and not changed, and come back with it', async () => {
    const { diagram, call, canvas, note, all } = await begin()
    const ref = await note()
    const before = await all()
    await canvas.trash(diagram)
    const calls = [call.admin.create({ ...diagram, body: 'x' }), ...changesOf(call.admin)(ref)]
    expect(await reasonsOf(calls)).toEqual(calls.map(() => 'trashed'))
    expect(await all()).toEqual(before)
    await canvas.restore(diagram)
    expect(await outcome(call.editor.reply({ ...ref, body: 'Back' }))).toBe('ok')
  })

  test('takes its notes along when it is purged, and no others', async () => {
    const { as, diagram, call, canvas, note } = await begin()
    const ref = await note()
    await call.editor.reply({ ...ref, body: 'x' })
    const { id: other } = await createTestDiagram(as.editor)
    const kept = await call.editor.create({ ...diagram, diagramId: other, body: 'Kept' })
    await canvas.trash(diagram)
    await canvas.purge(diagram)
    expect(await outcome(call.editor.list(diagram))).toBe('diagram_not_found')
    expect(await outcome(call.editor.resolve(ref))).toBe('note_not_found')
    const { items } = await call.viewer.list({ ...diagram, diagramId: other })
    expect(items).toEqual([kept])
  })
})
