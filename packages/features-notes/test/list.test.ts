import { refusal } from '@backarch/api/testing'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite } from './support.ts'

const { database, begin } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

type Scene = Awaited<ReturnType<typeof begin>>

/** Walks through the pages; `between` is what others do before each next one. */
async function walk(
  { call, diagram }: Scene,
  take: number,
  between: () => Promise<unknown> = async () => {},
) {
  const seen: string[] = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await call.viewer.list({ ...diagram, take, cursor })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
    await between()
  }
  return seen
}

test('the newest thread first, each from its beginning, page by page', async () => {
  const scene = await begin()
  const { call, note } = scene
  const older = await note()
  const newer = await note()
  const replies: string[] = []
  for (const body of ['one', 'two', 'three']) {
    replies.push((await call.editor.reply({ ...older, body })).id)
  }
  const last = await call.editor.reply({ ...newer, body: 'four' })
  const expected = [newer.noteId, last.id, older.noteId, ...replies]
  for (const take of [1, 2, 3, 6, 7]) expect(await walk(scene, take)).toEqual(expected)
})

test('while others write and delete, what stays is seen once, and nothing is seen twice', async () => {
  const change = fc.constantFrom('begin', 'reply', 'delete reply', 'delete thread' as const)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.tuple(change, fc.nat(20)), { maxLength: 12 }),
      async (threads, take, changes) => {
        const scene = await begin()
        const { orgId, call, note, all } = scene
        for (const replies of threads) {
          const ref = await note()
          for (let at = 0; at < replies; at += 1) await call.editor.reply({ ...ref, body: 'x' })
        }
        const before = (await all()).map(({ id }) => id)
        const left = [...changes]
        const seen = await walk(scene, take, async () => {
          const [what, at] = left.shift() ?? []
          if (what === undefined || at === undefined) return
          const stored = await all()
          const about = stored[at % Math.max(1, stored.length)]
          if (what === 'begin' || !about) return void (await note())
          if (what === 'reply') {
            return void (await call.editor.reply({ orgId, noteId: about.id, body: 'x' }))
          }
          const isReply = about.parentId !== null
          if (isReply === (what === 'delete reply')) {
            await call.editor.trash({ orgId, noteId: about.id })
          }
        })
        const after = new Set((await all()).map(({ id }) => id))
        expect(new Set(seen).size).toBe(seen.length)
        const stayed = before.filter((id) => after.has(id))
        expect(seen.filter((id) => stayed.includes(id))).toEqual(stayed)
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)

describe('filters', () => {
  test('by element, the replies included, and by whether the thread is resolved', async () => {
    const { call, note, diagram } = await begin()
    const whole = await note()
    const placed = await note({ elementId: 'nat' })
    const reply = await call.editor.reply({ ...placed, body: 'x' })
    await call.editor.resolve(placed)
    const ids = async (filter: { elementId?: string; resolved?: boolean }) =>
      (await call.viewer.list({ ...diagram, ...filter })).items.map(({ id }) => id)
    const thread = [placed.noteId, reply.id]
    expect(await ids({ elementId: 'nat' })).toEqual(thread)
    expect(await ids({ elementId: 'other' })).toEqual([])
    expect(await ids({ resolved: true })).toEqual(thread)
    expect(await ids({ resolved: false })).toEqual([whole.noteId])
    expect(await ids({ resolved: false, elementId: 'nat' })).toEqual([])
    await call.editor.reopen(placed)
    expect(await ids({ resolved: true })).toEqual([])
  })
})

test('IN9 a size or a cursor that no list gives out is refused', async () => {
  const { call, diagram } = await begin()
  const forged = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url')
  const bad = [
    ...[0, 101, 1.5].map((take) => ({ take })),
    ...['x', '', forged({}), forged({ threadId: 'x', place: 0 })].map((cursor) => ({ cursor })),
  ]
  for (const page of bad) {
    expect((await refusal(call.viewer.list({ ...diagram, ...page }))).code).toBe('BAD_REQUEST')
  }
})
