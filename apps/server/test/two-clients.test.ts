import { randomUUID } from 'node:crypto'

import { transformer } from '@backarch/api/transformer'
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { EventSource } from 'eventsource'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { JourneyRouter } from './support/journey.ts'
import { startPair, type Pair } from './support/pair.ts'
import { signIn, type Person } from './support/team.ts'

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stack.disposeAsync())

/** A window of somebody, as the web client opens it: calls in batches, and a stream that comes back by itself. */
async function openWindow(url: string, person: Person) {
  const { headers } = await signIn(url, person)
  const endpoint = { url: `${url}/v1/trpc`, transformer }
  const fetchAs = (target: string | URL, init: RequestInit): Promise<Response> => {
    const all = new Headers(init.headers)
    for (const [name, value] of Object.entries(headers)) all.set(name, value)
    return fetch(target, { ...init, headers: all })
  }
  return createTRPCClient<JourneyRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({
          ...endpoint,
          EventSource,
          eventSourceOptions: { fetch: fetchAs },
        }),
        false: httpBatchLink({ ...endpoint, headers }),
      }),
    ],
  })
}

type Window = Awaited<ReturnType<typeof openWindow>>

/** What a window draws: the diagram it loaded, and every change since. */
async function draw(window: Window, ref: { orgId: string; diagramId: string }) {
  const { version, graph } = await window.canvas.get.query(ref)
  const shown = { version, names: new Map(graph.nodes.map(({ id, name }) => [id, name])) }
  const versions: number[] = []
  const subscription = window.canvas.changes.subscribe(
    { ...ref, after: version },
    {
      onData: (item) => {
        const event = 'data' in item ? item.data : item
        if (event.type !== 'change') return
        versions.push(event.version)
        shown.version = event.version
        for (const { id, type, element } of event.changes) {
          if (element === null) shown.names.delete(id)
          else if (type === 'node' && 'name' in element) shown.names.set(id, element.name)
        }
      },
    },
  )
  const edit = async (operations: Parameters<typeof window.canvas.edit.mutate>[0]['operations']) =>
    window.canvas.edit.mutate({
      ...ref,
      baseVersion: shown.version,
      operations,
      idempotencyKey: randomUUID(),
    })
  return { shown, versions, edit, close: () => subscription.unsubscribe() }
}

const node = (id: string, name = id) => ({
  id,
  kind: 'aws.sqs-queue',
  name,
  settings: {},
  usage: {},
  region: 'us-east-1',
  groupId: null,
  position: { x: 0, y: 0 },
})

test('two people at two servers edit one diagram, and each sees what the other does', async () => {
  const { team, one, other } = pair
  const [ada, bob] = await Promise.all([
    openWindow(one, team.editor),
    openWindow(other, team.admin),
  ])
  const { orgId } = team
  const { id: diagramId } = await ada.canvas.create.mutate({ orgId, name: 'Shared' })
  const ref = { orgId, diagramId }
  const [left, right] = await Promise.all([draw(ada, ref), draw(bob, ref)])
  await left.edit([{ op: 'addNode', node: node('orders') }])
  await expect.poll(() => right.shown.names.get('orders')).toBe('orders')

  // At once, from the same version: both are stored.
  await Promise.all([
    left.edit([{ op: 'addNode', node: node('mails') }]),
    right.edit([{ op: 'setLabel', id: 'orders', name: 'Orders' }]),
  ])
  for (const { shown } of [left, right]) {
    await expect
      .poll(() => Object.fromEntries(shown.names))
      .toEqual({ orders: 'Orders', mails: 'mails' })
  }

  // Both give one thing another name: one is stored, and the other learns why not.
  const names = ['Invoices', 'Bills']
  const race = await Promise.allSettled(
    [left, right].map(({ edit }, at) =>
      edit([{ op: 'setLabel', id: 'mails', name: names[at] ?? '' }]),
    ),
  )
  expect(race.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const lost = race.find(({ status }) => status === 'rejected')
  expect(lost).toMatchObject({
    reason: {
      data: {
        code: 'CONFLICT',
        reason: 'edit_conflict',
        about: { element: 'mails', field: 'name', path: 'operations[0]' },
      },
    },
  })
  const { graph, version } = await ada.canvas.get.query(ref)
  for (const { shown, versions, close } of [left, right]) {
    await expect.poll(() => shown.version).toBe(version)
    expect(Object.fromEntries(shown.names)).toEqual(
      Object.fromEntries(graph.nodes.map(({ id, name }) => [id, name])),
    )
    expect(versions).toEqual(Array.from({ length: version - 1 }, (_, at) => at + 2))
    close()
  }
})
