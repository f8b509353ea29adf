import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { RecordOf } from '@backarch/api'
import type { SealedRouter } from '@backarch/api/sealed'
import { testFolder } from '@backarch/api/testing'
import { transformer } from '@backarch/api/transformer'
import { createTestDatabase, readAllRows } from '@backarch/db/testing'
import { notes } from '@backarch/features-notes/feature'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { journey } from './support/journey.ts'
import { createTestServer } from './support/test-server.ts'

const features = { ...journey, notes }
const password = 'violet lantern under seven hills'
const dataDir = testFolder()
const stack = new AsyncDisposableStack()
let database: Awaited<ReturnType<typeof createTestDatabase>>
let url = ''

beforeAll(async () => {
  database = stack.use(await createTestDatabase())
  const server = await createTestServer(database.database, features, { DATA_DIR: dataDir })
  url = stack.use(server).url
})
afterAll(() => stack.disposeAsync())

function clientOf(accessToken?: string) {
  const authorization = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }
  const headers = { ...authorization, 'user-agent': 'Difference Engine/1.0' }
  return createTRPCClient<SealedRouter<RecordOf<typeof features>>>({
    links: [httpBatchLink({ url: `${url}/v1/trpc`, transformer, headers, maxItems: 10 })],
  })
}

/** The tokens of all mails, each as long as it is. */
async function mailedTokens(): Promise<readonly string[]> {
  const folder = join(dataDir, 'mail')
  const files = (await readdir(folder)).toSorted((one, other) => (one < other ? -1 : 1))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.flatMap((text) => {
    const [token] =
      /(?<=#token=)[\w-]+/.exec(text.replaceAll('=\r\n', '').replaceAll('=3D', '=')) ?? []
    return token === undefined ? [] : [token]
  })
}

async function newestToken(): Promise<string> {
  const token = (await mailedTokens()).at(-1)
  if (token === undefined) throw new Error('No mail has a token.')
  return token
}

/** Somebody who signs up by mail. */
async function signUp(email: string, name: string) {
  const anonymous = clientOf()
  await anonymous.auth.signUp.mutate({ email })
  const signedIn = await anonymous.auth.confirmSignUp.mutate({
    token: await newestToken(),
    name,
    password,
  })
  if (signedIn.status !== 'signed_in') throw new Error('A program gets tokens.')
  return { ...signedIn, client: clientOf(signedIn.tokens.accessToken) }
}

/** The secret in the cookie that a browser gets for signing in. */
async function cookieOf(email: string): Promise<string> {
  const reply = await fetch(`${url}/v1/trpc/auth.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ json: { email, password, session: 'cookie' } }),
  })
  const [secret] =
    /(?<=^__Host-backarch_session=)[^;]+/.exec(reply.headers.getSetCookie()[0] ?? '') ?? []
  if (secret === undefined) throw new Error('Signing in set no cookie.')
  return secret
}

/** Which tables hold one of these texts in one of their rows. */
async function tablesWith(texts: readonly string[]): Promise<readonly string[]> {
  const rows = await readAllRows(database.db)
  const holds = (row: string) =>
    texts.some((text) => row.toLowerCase().includes(text.toLowerCase()))
  return [...rows].filter(([, all]) => all.some(holds)).map(([table]) => table)
}

test('TK9 the whole database holds no token and no secret that anybody can use', async () => {
  const { client, tokens } = await signUp('canary@example.com', 'Canary')
  const { secret } = await client.auth.totp.begin.mutate()
  const personal = await client.auth.tokens.make.mutate({
    name: 'CI',
    scopes: ['read'],
    expiresInDays: 30,
  })
  await client.auth.account.changeEmail.mutate({ email: 'canary2@example.com' })
  const change = await newestToken()
  await clientOf().auth.askPasswordReset.mutate({ email: 'canary@example.com' })
  await expect.poll(newestToken).toMatch(/^pr_/)
  await clientOf().auth.signUp.mutate({ email: 'canary3@example.com' })
  const next = await clientOf().auth.refresh.mutate({ refreshToken: tokens.refreshToken })
  const org = await client.orgs.create.mutate({ name: 'Aviary' })
  await client.orgs.invite.mutate({ orgId: org.id, email: 'fourth@example.com', role: 'viewer' })

  const secrets = [
    password,
    secret,
    await cookieOf('canary@example.com'),
    personal.secret,
    change,
    ...(await mailedTokens()),
    ...[tokens, next].flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken]),
  ]
  expect(new Set(secrets).size).toBeGreaterThanOrEqual(12)
  // Neither whole nor without its prefix, nor the signature of a signed one.
  const parts = secrets.flatMap((text) => [text, text.replace(/^[a-z]+_/, ''), text.slice(-40)])
  expect(await tablesWith(parts)).toEqual([])
  // The dump is one: what is no secret is found in it.
  expect(await tablesWith(['canary@example.com'])).toEqual(['public.user_account'])
})

test('GD1 of a deleted account nothing is left in any table but audit rows under a pseudonym', async () => {
  const email = 'augusta.king@example.com'
  const name = 'Augusta Ada King'
  const { client, user, sessionId } = await signUp(email, name)
  const friend = await signUp('charles@example.com', 'Charles')
  const [personal] = (await client.orgs.list.query({})).items
  const orgId = personal?.id ?? ''
  const graph = { nodes: [], edges: [], groups: [] }
  const own = await client.canvas.create.mutate({ orgId, name: 'Own', graph })
  await client.canvas.save.mutate({ orgId, diagramId: own.id, baseVersion: own.version, graph })

  // An organization that goes on without her, with what she drew in it.
  const shared = await client.orgs.create.mutate({ name: 'Engines' })
  await client.orgs.invite.mutate({ orgId: shared.id, email: 'charles@example.com', role: 'admin' })
  await friend.client.orgs.acceptInvitation.mutate({ token: await newestToken() })
  const drawn = await client.canvas.create.mutate({ orgId: shared.id, name: 'Engine', graph })
  const on = { orgId: shared.id, diagramId: drawn.id }
  const note = await client.notes.create.mutate({ ...on, body: 'How many wheels?' })
  await client.notes.resolve.mutate({ orgId: shared.id, noteId: note.id })
  await client.notes.react.mutate({ orgId: shared.id, noteId: note.id, emoji: '👍', on: true })
  await client.orgs.invite.mutate({ orgId: shared.id, email: 'mary@example.com', role: 'viewer' })

  // Somebody else asked her to join, and she never answered.
  const looms = await friend.client.orgs.create.mutate({ name: 'Looms' })
  await friend.client.orgs.invite.mutate({ orgId: looms.id, email, role: 'editor' })

  // Everything that a person has besides.
  await client.auth.totp.begin.mutate()
  await client.auth.tokens.make.mutate({ name: 'Loom', scopes: ['read'], expiresInDays: 30 })
  await clientOf().auth.signIn.mutate({ email, password })
  await clientOf().auth.askPasswordReset.mutate({ email })
  await expect.poll(newestToken).toMatch(/^pr_/)
  await client.auth.account.changeEmail.mutate({ email: 'countess@example.com' })
  await clientOf().auth.signUp.mutate({ email })
  await friend.client.auth.account.changeEmail.mutate({ email })
  await client.auth.account.rename.mutate({ name })
  const { id: elsewhere } = await friend.client.orgs.create.mutate({ name: 'Elsewhere' })
  await friend.client.orgs.invite.mutate({ orgId: elsewhere, email, role: 'viewer' })

  const person = [user.id, sessionId, email, 'countess@example.com', name]
  expect(await tablesWith(person)).toEqual(
    expect.arrayContaining(['public.audit_event', 'public.user_account', 'public.user_session']),
  )

  const stuck: unknown = await client.auth.account.delete.mutate().catch((error: unknown) => error)
  expect(stuck).toBeInstanceOf(TRPCClientError)
  expect(stuck).toMatchObject({ data: { reason: 'sole_owner' } })
  const owner = { orgId: shared.id, userId: friend.user.id }
  await client.orgs.transferOwnership.mutate(owner)
  await client.auth.account.delete.mutate()

  expect(await tablesWith(person)).toEqual([])
  // What she drew for others is theirs; what she did is on record, by somebody without a name.
  const friendSees = friend.client.canvas.get.query({ orgId: shared.id, diagramId: drawn.id })
  expect((await friendSees).name).toBe('Engine')
  const kept = await friend.client.notes.list.query(on)
  expect(kept.items).toMatchObject([
    { id: note.id, body: note.body, author: { kind: 'member', userId: null }, resolvedBy: null },
  ])
  const log = await friend.client.orgs.auditLog.query({ orgId: shared.id })
  const [created] = log.items.filter(({ action }) => action === 'orgs.created')
  expect(created?.actor).toMatchObject({ kind: 'user', sessionId: null })
  expect(created).toMatchObject({ actorName: null, address: null, userAgent: null })
})
