import { randomUUID } from 'node:crypto'

import { createCallerFactory } from '@backarch/api'
import { refusal } from '@backarch/api/testing'
import { createDatabase } from '@backarch/db'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram, testNode } from '@backarch/features-canvas/testing'
import type { OrgContext } from '@backarch/services-access'
import { afterAll, describe, expect, test } from 'vitest'

import type { LiveEvent } from '../src/schemas.ts'
import { createSuite } from './support.ts'

const { database, organization } = await createSuite()
/** The pool and the listening connection of another process. */
const other = createDatabase({ url: database.url })
afterAll(async () => {
  await other.close()
  await database[Symbol.asyncDispose]()
})

const callerFor = createCallerFactory(canvas.router)

async function begin() {
  const { orgId, as, call } = await organization()
  const { id: diagramId } = await createTestDiagram(as.editor)
  const ref = { orgId, diagramId }
  const rename = async (baseVersion: number, name: string) =>
    call.editor.edit({
      ...ref,
      baseVersion,
      operations: [{ op: 'setLabel', id: 'nat', name }],
      idempotencyKey: randomUUID(),
    })
  return { ref, as, call, rename }
}

/** Somebody who has the diagram open, at another replica. */
function watch(as: OrgContext, input: Parameters<ReturnType<typeof callerFor>['changes']>[0]) {
  const leaving = new AbortController()
  const events: LiveEvent[] = []
  const ids: string[] = []
  const done = (async () => {
    const stream = await callerFor({ ...as, db: other.db, signal: leaving.signal }).changes(input)
    for await (const item of stream) {
      if (Array.isArray(item)) ids.push(item[0])
      events.push(Array.isArray(item) ? item[1] : item)
    }
  })()
  const versions = () => events.flatMap((event) => (event.type === 'change' ? [event.version] : []))
  const leave = async () => {
    leaving.abort()
    await done
  }
  return { events, ids, versions, leave, done }
}

describe('changes', () => {
  test('tells what came after the version that the caller has, and then what comes, in order and once', async () => {
    const { ref, as, rename } = await begin()
    await rename(1, 'one')
    await rename(2, 'two')
    const late = watch(as.viewer, { ...ref, after: 1 })
    await expect.poll(late.versions).toEqual([2, 3])
    const names = Array.from({ length: 30 }, (_, at) => `name ${at}`)
    for (const [at, name] of names.entries()) await rename(3 + at, name)
    const all = Array.from({ length: 32 }, (_, at) => at + 2)
    await expect.poll(late.versions).toEqual(all)
    expect(late.ids).toEqual(all.map(String))
    const { principal } = as.editor
    expect(late.events.at(-1)).toMatchObject({
      kind: 'edit',
      by: principal.kind === 'user' ? principal.userId : '',
      changes: [{ id: 'nat', type: 'node', element: testNode({ name: 'name 29' }) }],
    })
    await late.leave()
  })

  test('a client that comes back with the last id misses nothing and gets nothing twice', async () => {
    const { ref, as, rename } = await begin()
    const seen: number[] = []
    let stream = watch(as.viewer, { ...ref, after: 1 })
    for (let version = 1; version <= 20; version += 1) {
      const edited = rename(version, `at ${version}`)
      if (version % 4 === 0) {
        await stream.leave()
        seen.push(...stream.versions())
        stream = watch(as.viewer, { ...ref, lastEventId: stream.ids.at(-1) ?? '1' })
      }
      await edited
      await expect.poll(() => stream.versions().at(-1)).toBe(version + 1)
    }
    await stream.leave()
    seen.push(...stream.versions())
    expect(seen).toEqual(Array.from({ length: 20 }, (_, at) => at + 2))
  })

  test('a change too long for a notification is read from the log', async () => {
    const { ref, as, call } = await begin()
    const stream = watch(as.viewer, { ...ref, after: 1 })
    const nodes = Array.from({ length: 400 }, (_, at) => testNode({ id: `node ${at}` }))
    await call.editor.edit({
      ...ref,
      baseVersion: 1,
      operations: nodes.map((node) => ({ op: 'addNode' as const, node })),
      idempotencyKey: randomUUID(),
    })
    await expect.poll(stream.versions).toEqual([2])
    const [event] = stream.events
    expect(event?.type === 'change' && event.changes.map(({ element }) => element)).toEqual(nodes)
    await stream.leave()
  })

  test('whoever has missed very much is told to load the diagram anew', async () => {
    const { ref, as, rename } = await begin()
    for (let version = 1; version <= 201; version += 1) await rename(version, `at ${version}`)
    const stream = watch(as.viewer, { ...ref, after: 1 })
    await expect.poll(() => stream.events).toEqual([{ type: 'reload', version: 202 }])
    await rename(202, 'next')
    await expect.poll(stream.versions).toEqual([203])
    await stream.leave()
  })

  test('tells when the diagram is renamed, goes into the trash and comes back', async () => {
    const { ref, as, call, rename } = await begin()
    const stream = watch(as.viewer, { ...ref, after: 1 })
    await rename(1, 'seen')
    await expect.poll(stream.versions).toEqual([2])
    await call.editor.rename({ ...ref, name: 'Shop' })
    await call.editor.trash(ref)
    await call.editor.restore(ref)
    const about = { type: 'diagram', name: 'Shop' }
    await expect
      .poll(() => stream.events.slice(1))
      .toEqual([
        { ...about, trashed: false },
        { ...about, trashed: true },
        { ...about, trashed: false },
      ])
    await stream.leave()
  })

  test('tells when it goes into the trash with the folder that it lay in', async () => {
    const { ref, as, call, rename } = await begin()
    const { id: folderId } = await call.editor.folders.create({
      orgId: ref.orgId,
      name: 'Old',
    })
    await call.editor.move({ ...ref, folderId })
    const stream = watch(as.viewer, { ...ref, after: 1 })
    // From the log if need be: from then on somebody listens.
    await rename(1, 'seen')
    await expect.poll(stream.versions).toEqual([2])
    await call.admin.folders.delete({ orgId: ref.orgId, folderId, contents: 'trash' })
    await expect
      .poll(() => stream.events.slice(1))
      .toMatchObject([{ type: 'diagram', trashed: true }])
    await stream.leave()
  })

  test('what does not exist cannot be watched', async () => {
    const { ref, as, call } = await begin()
    const future = watch(as.viewer, { ...ref, after: 9 })
    await expect(future.done).rejects.toMatchObject({
      code: 'VALIDATION',
      details: { reason: 'unknown_version' },
    })
    const foreign = await organization()
    const stolen = watch(foreign.as.owner, { ...ref, orgId: foreign.orgId })
    await expect(stolen.done).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusal(call.viewer.changes({ ...ref, lastEventId: '-1' }))).toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})

describe('presence', () => {
  test('is told to others as it happens, with who comes and goes, and is nothing to come back to', async () => {
    const { ref, as, call, rename } = await begin()
    const [ada, bob] = [randomUUID(), randomUUID()]
    const first = watch(as.viewer, { ...ref, after: 1, clientId: ada })
    await rename(1, 'seen')
    await expect.poll(first.versions).toEqual([2])
    const second = watch(as.editor, { ...ref, clientId: bob })
    await expect.poll(() => first.events.at(-1)).toMatchObject({ type: 'joined', clientId: bob })
    const where = { pointer: { x: 1, y: 2 }, selection: ['nat'] }
    await call.viewer.present({ ...ref, clientId: ada, ...where })
    await expect
      .poll(() => second.events)
      .toMatchObject([{ type: 'presence', clientId: ada, ...where }])
    await second.leave()
    await expect.poll(() => first.events.at(-1)).toMatchObject({ type: 'left', clientId: bob })
    expect(first.events.map(({ type }) => type)).toEqual(['change', 'joined', 'left'])
    expect(first.ids).toEqual(['2'])
    await first.leave()
  })
})
