import { setTimeout as sleep } from 'node:timers/promises'

import { outcome, refusal } from '@backarch/api/testing'
import { inTransaction } from '@backarch/db'
import { holdDiagram } from '@backarch/features-canvas'
import { deleteOrganization } from '@backarch/services-access'
import { afterAll, describe, expect, test } from 'vitest'

import { createSuite, reasonsOf } from './support.ts'

const { database, db, beginShared, stranger } = await createSuite()
afterAll(() => database[Symbol.asyncDispose]())

const password = 'violet lantern'
const never = `share_${'A'.repeat(43)}`

type Visitor = ReturnType<typeof stranger>['shared']

/** Everything that a visitor can do. */
function callsOf(visitor: Visitor, link: { token: string; password?: string }, noteId: string) {
  return [
    visitor.list(link),
    visitor.create({ ...link, name: 'Mary', body: 'x' }),
    visitor.reply({ ...link, name: 'Mary', noteId, body: 'x' }),
  ]
}

describe('a link', () => {
  test('that shows the diagram alone reads and writes no note, and says so', async () => {
    const { visit, visitor, note, all } = await beginShared({ kind: 'view' })
    const { noteId } = await note()
    const calls = () => callsOf(visitor, { token: visit.token }, noteId)
    expect(await reasonsOf(calls())).toEqual(Array(3).fill('comment_link_needed'))
    expect(await refusal(visitor.list({ token: visit.token }))).toEqual({
      code: 'FORBIDDEN',
      reason: 'comment_link_needed',
      message:
        'This link shows the diagram without its notes: ask whoever sent it for one that lets you comment.',
    })
    expect(await all()).toHaveLength(1)
  })

  test('that becomes another kind does so from the next call on', async () => {
    const { share, canvas, visit, visitor } = await beginShared()
    await visitor.create({ ...visit, body: 'x' })
    await canvas.shares.change({ ...share, kind: 'view' })
    const again = () => outcome(visitor.create({ ...visit, body: 'x' }))
    expect(await again()).toBe('comment_link_needed')
    await canvas.shares.change({ ...share, kind: 'comment' })
    expect(await again()).toBe('ok')
  })

  test('unknown, revoked, expired, in the trash, purged or of a deleted organization: one answer', async () => {
    const link = async () => {
      const expiresAt = new Date(Date.now() + 60_000).toISOString()
      const scene = await beginShared({ password, expiresAt })
      const { noteId } = await scene.note()
      return { ...scene, noteId }
    }
    const [revoked, expired, trashed, purged, deleted] = await Promise.all([
      link(),
      link(),
      link(),
      link(),
      link(),
    ])
    await revoked.canvas.shares.revoke(revoked.share)
    await trashed.canvas.trash(trashed.diagram)
    await purged.canvas.trash(purged.diagram)
    await purged.canvas.purge(purged.diagram)
    await deleteOrganization(deleted.as.owner)
    const later = stranger({ now: () => new Date(Date.now() + 60_001) }).shared
    const through = ({ visit: { token }, noteId, visitor }: typeof revoked, who = visitor) =>
      callsOf(who, { token, password }, noteId)
    const answers = await Promise.all(
      [
        ...callsOf(stranger().shared, { token: never }, revoked.noteId),
        ...callsOf(stranger().shared, { token: '\0' }, revoked.noteId),
        ...through(revoked),
        ...through(expired, later),
        ...through(trashed),
        ...through(purged),
        ...through(deleted),
      ].map(refusal),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ code: 'NOT_FOUND', reason: 'link_not_found' })
    for (const scene of [revoked, expired, trashed]) expect(await scene.all()).toHaveLength(1)
  })

  test('with a password asks for it, and lets nobody in without', async () => {
    const { visit, visitor, note, all } = await beginShared({ password })
    const { noteId } = await note()
    const { token } = visit
    const tried = (link: { token: string; password?: string }) =>
      reasonsOf(callsOf(visitor, link, noteId))
    expect(await tried({ token })).toEqual(Array(3).fill('password_needed'))
    const wrong = await tried({ token, password: 'violet lanterns' })
    expect(wrong).toEqual(Array(3).fill('password_refused'))
    expect(await all()).toHaveLength(1)
    expect(await tried({ token, password })).toEqual(Array(3).fill('ok'))
  })

  test('that is revoked while the call waits for the diagram lets nothing through', async () => {
    const { as, diagram, share, canvas, visit, visitor, all } = await beginShared()
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const { promise: held, resolve: isHeld } = Promise.withResolvers<void>()
    const holding = inTransaction(db, async (tx) => {
      await holdDiagram(as.editor, tx, diagram.diagramId)
      isHeld()
      await released
    })
    await held
    const writing = outcome(visitor.create({ ...visit, body: 'x' }))
    await expect.poll(waitingForLocks).toBe(1)
    await canvas.shares.revoke(share)
    release()
    expect(await writing).toBe('link_not_found')
    await holding
    expect(await all()).toEqual([])
  })

  test('keeps its notes, with its id, when it is revoked', async () => {
    const { share, canvas, visit, visitor, all } = await beginShared()
    await visitor.create({ ...visit, body: 'x' })
    const before = await all()
    await canvas.shares.revoke(share)
    expect(await all()).toEqual(before)
    expect(before).toMatchObject([{ author: { shareId: share.shareId } }])
  })

  test('is not counted as opened by who reads and writes notes', async () => {
    const { diagram, canvas, visit, visitor } = await beginShared()
    await visitor.create({ ...visit, body: 'x' })
    await visitor.list({ token: visit.token })
    await canvas.shares.open({ token: visit.token })
    const opens = async () => (await canvas.shares.list(diagram)).shares[0]?.opens
    await expect.poll(opens).toBe(1)
    // One that came late would be written within a second.
    await sleep(1_500)
    expect(await opens()).toBe(1)
  })
})

/** How many transactions wait for what another one holds. */
async function waitingForLocks(): Promise<number> {
  const [row] = await db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row?.waiting ?? 0
}
