import { outcome, refusal } from '@backarch/api/testing'
import { createTestLink } from '@backarch/features-canvas/testing'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite, reasonsOf } from './support.ts'

const { database, db, ctx, begin, beginShared, stranger } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

type Scene = Awaited<ReturnType<typeof begin>>

/** Notes beyond those that there are, stored without asking anybody: as replies of one thread, or each as a thread. */
async function fill({ diagram }: Scene, count: number, threadId?: string) {
  const rows = Array.from({ length: count }, (_, at) => {
    const id = ctx.newId()
    const now = ctx.now()
    const times = { createdAt: now, updatedAt: now }
    const place = threadId === undefined ? 0 : at + 1
    return { ...diagram, id, threadId: threadId ?? id, place, body: 'x', html: 'x', ...times }
  })
  await db.note.createMany({ data: rows })
}

test('a thread has at most 500 replies, also of those at once', async () => {
  const scene = await begin()
  const { call, note } = scene
  const ref = await note()
  await fill(scene, 495, ref.noteId)
  const replies = Array.from({ length: 20 }, () => call.editor.reply({ ...ref, body: 'x' }))
  const outcomes = await reasonsOf(replies)
  expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(5)
  expect(outcomes.filter((reason) => reason === 'too_many_replies')).toHaveLength(15)
  expect(await refusal(call.editor.reply({ ...ref, body: 'x' }))).toMatchObject({
    code: 'UNPROCESSABLE_CONTENT',
    message: 'A thread has at most 500 replies: begin another one.',
  })
  expect(await outcome(note())).toBe('ok')
})

test('a diagram has at most 10,000 notes, replies and visitors’ included, also of those at once', async () => {
  const scene = await beginShared()
  const { call, diagram, note, visitor, visit } = scene
  const ref = await note()
  await fill(scene, 9_993)
  const body = 'x'
  const outcomes = await reasonsOf(
    Array.from({ length: 6 }, () => [
      call.editor.create({ ...diagram, body }),
      call.owner.reply({ ...ref, body }),
      visitor.create({ ...visit, body }),
    ]).flat(),
  )
  expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(6)
  expect(outcomes.filter((reason) => reason === 'too_many_notes')).toHaveLength(12)
  await call.editor.trash(ref)
  expect(await outcome(call.editor.create({ ...diagram, body }))).toBe('ok')
})

describe('RL1 visitors', () => {
  test('one address writes sixty times in ten minutes, over all links; others write on', async () => {
    const { as, diagram, visit, all } = await beginShared()
    const other = await createTestLink(as.editor, diagram.diagramId)
    const now = new Date()
    const one = stranger({ now: () => now }).shared
    const outcomes = await reasonsOf(
      Array.from({ length: 62 }, (_, at) =>
        one.create({ ...visit, token: at % 2 ? visit.token : other.token, body: 'x' }),
      ),
    )
    expect(outcomes.filter((reason) => reason === 'ok')).toHaveLength(60)
    expect(outcomes.filter((reason) => reason === 'rate_limited')).toHaveLength(2)
    expect(await all()).toHaveLength(60)
    expect(await outcome(stranger().shared.create({ ...visit, body: 'x' }))).toBe('ok')
    const later = stranger({ now: () => new Date(now.getTime() + 11 * 60_000) }).shared
    expect(await outcome(later.create({ ...visit, body: 'x' }))).toBe('ok')
  })

  test('reading counts as opening the link does: three hundred times in five minutes', async () => {
    const { visit } = await beginShared()
    const now = new Date()
    const one = stranger({ now: () => now }).shared
    const calls = Array.from({ length: 302 }, () => one.list({ token: visit.token }))
    const outcomes = await reasonsOf(calls)
    expect(outcomes.filter((reason) => reason === 'rate_limited')).toHaveLength(2)
  })
})
