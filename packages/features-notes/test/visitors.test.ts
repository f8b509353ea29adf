import { outcome, refusal } from '@backarch/api/testing'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { requireUser } from '@backarch/services-access'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, ctx, beginShared } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

describe('a visitor', () => {
  test('writes and answers; members see a visitor, the name that they gave and the link', async () => {
    const { share, visit, visitor, call, note, all, record } = await beginShared()
    const { noteId } = await note({ elementId: 'nat' })
    const begun = await visitor.create({ ...visit, elementId: 'nat', body: 'Too **small**' })
    const reply = await visitor.reply({ ...visit, noteId, body: 'Yes' })
    const answer = await call.editor.reply({ orgId: share.orgId, noteId: begun.id, body: 'No' })
    const { diagramId, shareId } = share
    const author = { kind: 'visitor', name: 'Mary', shareId }
    expect(await all()).toMatchObject([
      { id: begun.id, author, body: 'Too **small**', elementId: 'nat', revision: 1 },
      { id: answer.id, author: { kind: 'member' } },
      { id: noteId },
      { id: reply.id, author, parentId: noteId },
    ])
    const [, ...written] = await record()
    expect(written.slice(0, 2)).toMatchObject([
      {
        action: 'notes.note_created',
        actorId: null,
        target: { kind: 'note', id: begun.id },
        details: { diagramId, shareId },
      },
      { target: { id: reply.id }, details: { diagramId, shareId, threadId: noteId } },
    ])
  })

  test('sees every note, and of people no more than that they are members', async () => {
    const { orgId, as, diagram, share, visit, visitor, call, note } = await beginShared()
    const ref = await note({ elementId: 'nat', body: 'Large enough?' })
    await visitor.reply({ ...visit, noteId: ref.noteId, body: 'No' })
    await call.owner.resolve(ref)
    const seen = await visitor.list({ token: visit.token })
    const times = { createdAt: expect.any(String), updatedAt: expect.any(String) }
    const marks = { html: expect.any(String), reactions: [], pinned: false, tags: [] }
    const common = { elementId: 'nat', orphaned: false, ...marks, ...times }
    const { noteId: id } = ref
    expect(seen).toEqual({
      items: [
        {
          ...common,
          id,
          parentId: null,
          body: 'Large enough?',
          author: { kind: 'member' },
          resolvedAt: expect.any(String),
        },
        {
          ...common,
          id: expect.any(String),
          parentId: id,
          body: 'No',
          author: { kind: 'visitor', name: 'Mary' },
          resolvedAt: null,
        },
      ],
      nextCursor: null,
    })
    const people = Object.values(as).map((member) => requireUser(member).userId)
    const text = JSON.stringify(seen)
    for (const hidden of [orgId, diagram.diagramId, share.shareId, ...people, '@example.com']) {
      expect(text).not.toContain(hidden)
    }
  })

  test('pages and filters as members do', async () => {
    const { visit, visitor, note, call, all } = await beginShared()
    const resolved = await note({ elementId: 'nat' })
    await call.editor.resolve(resolved)
    for (let count = 0; count < 3; count += 1) await visitor.create({ ...visit, body: 'x' })
    const { token } = visit
    const seen: string[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await visitor.list({ token, take: 3, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual((await all()).map(({ id }) => id))
    const open = await visitor.list({ token, resolved: false })
    expect(open.items).toHaveLength(3)
    const placed = await visitor.list({ token, elementId: 'nat' })
    expect(placed.items).toMatchObject([{ id: resolved.noteId }])
  })

  test('stores nothing with a name, a text or an element that is none', async () => {
    const { visit, visitor, all } = await beginShared()
    const body = 'x'
    const bad = [
      ...['', ' ', 'a\nb', 'a\0', '\ud800', 'x'.repeat(201)].map((name) => ({ name, body })),
      ...['', ' ', 'a\0', '\ud800', 'x'.repeat(10_001)].map((text) => ({
        name: 'Mary',
        body: text,
      })),
    ]
    for (const input of bad) {
      expect((await refusal(visitor.create({ ...visit, ...input }))).code).toBe('BAD_REQUEST')
    }
    const made = visitor.create({ ...visit, elementId: 'gone', body })
    expect(await outcome(made)).toBe('element_not_found')
    expect(await all()).toEqual([])
  })

  test('answers nothing of another diagram, also of the same organization', async () => {
    const { as, orgId, visit, visitor, call } = await beginShared()
    const elsewhere = await beginShared()
    const { noteId: foreign } = await elsewhere.note()
    const { id: diagramId } = await createTestDiagram(as.editor)
    const { id: beside } = await call.editor.create({ orgId, diagramId, body: 'Beside' })
    const answers = await Promise.all(
      [foreign, beside, ctx.newId()].map((noteId) =>
        refusal(visitor.reply({ ...visit, noteId, body: 'x' })),
      ),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ code: 'NOT_FOUND', reason: 'note_not_found' })
    expect((await call.viewer.list({ orgId, diagramId })).items).toHaveLength(1)
    expect(await elsewhere.all()).toHaveLength(1)
  })

  test('is nobody who may edit, and whose notes an admin deletes', async () => {
    const { orgId, visit, visitor, call, all } = await beginShared()
    const { id: noteId } = await visitor.create({ ...visit, body: 'Buy now' })
    const ref = { orgId, noteId }
    expect(await outcome(call.owner.edit({ ...ref, revision: 1, body: 'x' }))).toBe('not_author')
    expect(await outcome(call.editor.trash(ref))).toBe('not_author')
    await call.admin.trash(ref)
    expect(await all()).toEqual([])
  })
})
