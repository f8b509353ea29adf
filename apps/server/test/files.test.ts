import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { testFolder } from '@backarch/api/testing'
import { createDatabase } from '@backarch/db'
import { createTestDatabase } from '@backarch/db/testing'
import { auth } from '@backarch/features-auth/feature'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram } from '@backarch/features-canvas/testing'
import { notes } from '@backarch/features-notes/feature'
import { createTestNote } from '@backarch/features-notes/testing'
import { fileSchema, linkSchema, uploadSchema } from '@backarch/services-files/schemas'
import { expect, test } from 'vitest'

import { start } from '../src/start.ts'
import { tell } from './support/call.ts'
import { createTeam, signIn } from './support/team.ts'

test('a server brings its own file store: a note’s file goes there and comes back, and nobody else gets it', async () => {
  await using real = await createTestDatabase()
  await using database = createDatabase({ url: real.url })
  const folder = testFolder()
  const env = { DATABASE_URL: real.url, DATA_DIR: folder, PORT: '0', NODE_ENV: 'development' }
  const server = await start({ features: { auth, canvas, notes }, env })
  const url = /Open\s+(\S+)/.exec(server.notice)?.[1] ?? ''
  expect(await (await fetch(`${url}/v1/ready`)).json()).toMatchObject({
    checks: { storage: { status: 'ok' } },
  })

  const team = await createTeam(database)
  const { orgId, as } = team
  const { headers } = await signIn(url, team.editor)
  const { id: diagramId } = await createTestDiagram(as.editor)
  const { id: noteId } = await createTestNote(as.editor, { diagramId })
  const ask = async (name: string, input: object) =>
    (await tell(url, `notes.files.${name}`, { input: { orgId, noteId, ...input }, headers })).data

  const body = 'What it costs.\n'
  const announced = { name: 'costs.md', contentType: 'text/markdown', contentLength: body.length }
  const upload = uploadSchema.parse(await ask('begin', announced))
  const { method, headers: signed, fileId } = upload
  const preflight = await fetch(upload.url, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://app.example.com',
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    },
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  const longer = { ...signed, 'content-length': String(body.length + 1) }
  expect((await fetch(upload.url, { method, headers: longer, body: `${body}!` })).status).toBe(403)
  expect((await fetch(upload.url, { method, headers: signed, body })).status).toBe(200)
  expect(fileSchema.parse(await ask('confirm', { fileId }))).toMatchObject(announced)

  const link = linkSchema.parse(await ask('link', { fileId }))
  const answer = await fetch(link.url)
  expect(await answer.text()).toBe(body)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="costs.md"')
  expect(answer.headers.get('content-type')).toContain('text/markdown')

  const bare = new URL(link.url)
  bare.search = ''
  const root = new URL('/', link.url)
  for (const unsigned of [bare, new URL('/files', link.url), root]) {
    for (const verb of ['GET', 'PUT', 'DELETE', 'POST']) {
      expect((await fetch(unsigned, { method: verb })).status).toBe(403)
    }
  }
  const known = { authorization: 'AWS S3RVER:x', date: new Date().toUTCString() }
  expect((await fetch(bare, { headers: known })).status).toBe(403)

  const keys = join(folder, 'files/keys.json')
  expect((await stat(keys)).mode & 0o777).toBe(0o600)
  const before = await readFile(keys, 'utf8')
  await server.stop()
  await expect(fetch(link.url)).rejects.toThrow('fetch failed')
  const again = await start({ features: { auth, canvas, notes }, env })
  expect(await readFile(keys, 'utf8')).toBe(before)
  await again.stop()
})
