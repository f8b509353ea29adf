import { createCallerFactory, type RecordOf } from '@backarch/api'
import type { SealedRouter } from '@backarch/api/sealed'
import { createTestContext } from '@backarch/api/testing'
import { transformer } from '@backarch/api/transformer'
import { createTestDatabase } from '@backarch/db/testing'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram, createTestLink } from '@backarch/features-canvas/testing'
import { notes } from '@backarch/features-notes/feature'
import { createTestOrganization } from '@backarch/services-access/testing'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createTestServer } from './support/test-server.ts'

const features = { canvas, notes }
const stack = new AsyncDisposableStack()
let database: Awaited<ReturnType<typeof createTestDatabase>>
let url = ''

beforeAll(async () => {
  database = stack.use(await createTestDatabase())
  url = stack.use(await createTestServer(database.database, features)).url
})
afterAll(() => stack.disposeAsync())

test('a stranger comments through a link, a member reads it and answers, and the revoked link is shut', async () => {
  const { as } = await createTestOrganization(createTestContext({ db: database.db }))
  const { id: diagramId, orgId } = await createTestDiagram(as.editor)
  const { id: shareId, token } = await createTestLink(as.editor, diagramId)
  const member = createCallerFactory(notes.router)(as.editor)
  const stranger = createTRPCClient<SealedRouter<RecordOf<typeof features>>>({
    links: [httpBatchLink({ url: `${url}/v1/trpc`, transformer })],
  })

  const comment = { token, name: 'Mary', elementId: 'nat', body: 'Is this *needed*?' }
  const { id: noteId } = await stranger.notes.shared.create.mutate(comment)
  const { items } = await member.list({ orgId, diagramId })
  expect(items).toMatchObject([
    { id: noteId, body: comment.body, author: { kind: 'visitor', name: 'Mary', shareId } },
  ])
  await member.reply({ orgId, noteId, body: 'It is.' })
  const seen = await stranger.notes.shared.list.mutate({ token })
  expect(seen.items).toMatchObject([
    { id: noteId, author: { kind: 'visitor', name: 'Mary' } },
    { parentId: noteId, body: 'It is.', author: { kind: 'member' } },
  ])

  await createCallerFactory(canvas.router)(as.editor).shares.revoke({ orgId, diagramId, shareId })
  const ended = { data: { code: 'NOT_FOUND', reason: 'link_not_found' } }
  await expect(stranger.notes.shared.create.mutate(comment)).rejects.toMatchObject(ended)
  await expect(stranger.notes.shared.list.mutate({ token })).rejects.toMatchObject(ended)
  expect((await member.list({ orgId, diagramId })).items).toHaveLength(2)
})
