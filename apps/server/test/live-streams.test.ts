import { setTimeout as sleep } from 'node:timers/promises'

import { generateSigningKey } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { createBufferingProxy } from './support/buffering-proxy.ts'
import { ask, bearer, tell } from './support/call.ts'
import { runChild, urlOf } from './support/child-server.ts'
import { errorOf, messagesOf, openStream } from './support/event-stream.ts'
import { createTeam, signIn } from './support/team.ts'

const stack = new AsyncDisposableStack()
let url = ''
/** Another process over the same database. */
let other = ''
let team: Awaited<ReturnType<typeof createTeam>>

beforeAll(async () => {
  const database = stack.use(await createTestDatabase())
  const env = { DATABASE_URL: database.url }
  const AUTH_SIGNING_KEYS = JSON.stringify([generateSigningKey()])
  const start = async (): Promise<string> =>
    urlOf(stack.use(runChild('test/children/run-live.ts', { ...env, AUTH_SIGNING_KEYS })))
  ;[url, other] = await Promise.all([start(), start()])
  team = await createTeam(database)
})
afterAll(() => stack.disposeAsync())

const listen = (headers: Readonly<Record<string, string>>, at = url) =>
  openStream(at, 'live.listen', { input: { orgId: team.orgId }, headers })

const say = async (headers: Readonly<Record<string, string>>, text: string) =>
  tell(url, 'live.say', { input: { orgId: team.orgId, text }, headers })

const textsOf = (stream: Awaited<ReturnType<typeof openStream>>) =>
  messagesOf(stream).map(({ data }) => /"text":"([^"]*)"/.exec(data)?.[1])

const countsSchema = z.object({
  streams: z.number(),
  listeners: z.number(),
  timers: z.number(),
})
const counts = async () => countsSchema.parse((await ask(url, 'live.counts')).data)

describe.concurrent('CS7 an open stream ends', () => {
  test('CS7 with its session, and says why, wherever that ended', async () => {
    const owner = await signIn(url, team.owner)
    const viewer = await signIn(url, team.viewer)
    const second = await signIn(url, team.viewer)
    const [stream, left] = [await listen(viewer.headers), await listen(second.headers)]
    await say(owner.headers, 'before')
    await expect.poll(() => textsOf(stream)).toContain('before')
    const { status } = await tell(other, 'auth.signOut', { headers: viewer.headers })
    expect(status).toBe(200)
    await stream.ended
    expect(errorOf(stream)).toContain('signed_out')
    expect(errorOf(left)).toBeUndefined()
    left.leave()
  })

  test('CS7 also where the procedure does not look at its signal', async () => {
    const viewer = await signIn(url, team.viewer)
    const input = { orgId: team.orgId }
    const stream = await openStream(url, 'live.deaf', { input, headers: viewer.headers })
    await tell(url, 'auth.signOut', { headers: viewer.headers })
    await stream.ended
    expect(errorOf(stream)).toContain('signed_out')
  })

  test('CS7 before it tells what happens more than a second after its session has ended', async () => {
    const owner = await signIn(url, team.owner)
    const viewer = await signIn(url, team.viewer)
    const stream = await listen(viewer.headers)
    await say(owner.headers, 'before')
    await expect.poll(() => textsOf(stream)).toContain('before')
    await tell(url, 'auth.signOut', { headers: viewer.headers })
    await sleep(1_100)
    await say(owner.headers, 'too late')
    await stream.ended
    expect(textsOf(stream)).not.toContain('too late')
    expect(errorOf(stream)).toContain('signed_out')
  })

  test('CS7 with its personal access token', async () => {
    const owner = await signIn(url, team.owner)
    const wish = { name: 'Watcher', scopes: ['read'], expiresInDays: 1 }
    const made = await tell(url, 'auth.tokens.make', { input: wish, headers: owner.headers })
    const { id, secret } = z.object({ id: z.string(), secret: z.string() }).parse(made.data)
    const stream = await listen(bearer(secret))
    expect(stream.status).toBe(200)
    await tell(url, 'auth.tokens.end', { input: { tokenId: id }, headers: owner.headers })
    await stream.ended
    expect(errorOf(stream)).toContain('signed_out')
  })

  test('CS7 with the membership, and with a role that changes', async () => {
    const owner = await signIn(url, team.owner)
    const editor = await signIn(url, team.editor)
    const { orgId } = team
    const { userId } = team.editor
    const before = await listen(editor.headers)
    const demote = { orgId, userId, role: 'viewer' }
    await tell(url, 'orgs.changeRole', { input: demote, headers: owner.headers })
    await before.ended
    expect(errorOf(before)).toContain('access_changed')
    const after = await listen(editor.headers)
    await tell(url, 'orgs.removeMember', { input: { orgId, userId }, headers: owner.headers })
    await after.ended
    expect(errorOf(after)).toContain('organization_not_found')
    const again = await listen(editor.headers)
    await again.ended
    expect(errorOf(again)).toContain('organization_not_found')
  })
})

test('CS7 of 200 clients that drop, no listener and no timer is left', async () => {
  const { headers } = await signIn(url, team.owner)
  await expect.poll(async () => (await counts()).streams).toBe(0)
  const before = await counts()
  const streams = await Promise.all(Array.from({ length: 200 }, () => listen(headers)))
  // Some procedures do not notice that their caller has gone.
  const input = { orgId: team.orgId }
  const deaf = await Promise.all(
    Array.from({ length: 20 }, () => openStream(url, 'live.deaf', { input, headers })),
  )
  await say(headers, 'to all')
  await expect
    .poll(() => streams.filter((stream) => textsOf(stream).includes('to all')).length)
    .toBe(200)
  const during = await counts()
  expect(during).toMatchObject({ streams: 200, listeners: 200 })
  // At least the one by which each looks whether its caller is still allowed.
  expect(during.timers).toBeGreaterThanOrEqual(before.timers + 220)
  for (const stream of [...streams, ...deaf]) stream.leave()
  const left = async () => {
    const { streams: open, listeners, timers } = await counts()
    // A connection to the database that has nothing to do has a timer too; there are ten at most.
    return open + listeners + Math.max(0, timers - before.timers - 10)
  }
  await expect.poll(left, { interval: 250 }).toBe(0)
})

test('CS7 whoever connects again with Last-Event-ID misses nothing and hears nothing twice', async () => {
  const { headers } = await signIn(url, team.owner)
  let stream = await listen(headers)
  const heard: (string | null)[] = []
  const speaker = { isDone: false }
  const all = (async () => {
    for (let count = 0; count < 120; count += 1) await say(headers, `word ${count}`)
    speaker.isDone = true
  })()
  while (!speaker.isDone) {
    await expect.poll(() => messagesOf(stream).length > 5 || speaker.isDone).toBe(true)
    stream.leave()
    await stream.ended
    heard.push(...messagesOf(stream).map(({ id }) => id))
    const last = heard.at(-1)
    stream = await listen({ ...headers, ...(last ? { 'last-event-id': last } : {}) })
  }
  await all
  await say(headers, 'the end')
  await expect.poll(() => textsOf(stream).includes('the end')).toBe(true)
  stream.leave()
  heard.push(...messagesOf(stream).map(({ id }) => id))
  const first = Number(heard[0])
  expect(heard.map(Number)).toEqual(Array.from({ length: 121 }, (_, count) => first + count))
})

test('CS7 what happens arrives at once, also through a proxy that buffers', async () => {
  await using proxy = await createBufferingProxy(url)
  const { headers } = await signIn(url, team.owner)
  const stream = await listen(headers, proxy.url)
  expect(stream.headers['content-type']).toContain('text/event-stream')
  expect(stream.headers['x-accel-buffering']).toBe('no')
  expect(stream.headers['cache-control']).toContain('no-transform')
  await say(headers, 'through the proxy')
  await expect.poll(() => textsOf(stream)).toEqual(['through the proxy'])
  stream.leave()
  const { streams } = await counts()
  await expect.poll(async () => (await counts()).streams).toBeLessThan(streams)
})
