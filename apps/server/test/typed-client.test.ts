import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { transformer } from '@backarch/api/transformer'
import { createTestDatabase } from '@backarch/db/testing'
import { auth } from '@backarch/features-auth/feature'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createOperatorCaller } from '../src/operator.ts'
import { runChild, urlOf } from './support/child-server.ts'
import type { JourneyRouter } from './support/journey.ts'

const stack = new AsyncDisposableStack()
let url = ''
let dataDir = ''
let operator: ReturnType<typeof openOperator>

beforeAll(async () => {
  const { url: databaseUrl } = stack.use(await createTestDatabase())
  const server = stack.use(runChild('test/children/run-journey.ts', { DATABASE_URL: databaseUrl }))
  url = await urlOf(server)
  dataDir = server.dataDir
  operator = stack.use(openOperator(databaseUrl))
})
afterAll(() => stack.disposeAsync())

function clientOf(accessToken?: string) {
  const headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }
  return createTRPCClient<JourneyRouter>({
    links: [httpBatchLink({ url: `${url}/v1/trpc`, transformer, headers, maxItems: 10 })],
  })
}

const files = [
  {
    path: 'main.tf',
    content: `
      provider "aws" {
        region = "us-east-1"
      }

      resource "aws_instance" "web" {
        count         = 2
        ami           = "ami-0"
        instance_type = "t3.micro"
      }

      resource "aws_s3_bucket" "files" {
        bucket = "files"
      }
    `,
  },
]

const password = 'a long enough passphrase'

function openOperator(databaseUrl: string) {
  const env = { DATA_DIR: dataDir, NODE_ENV: 'test', DATABASE_URL: databaseUrl }
  return createOperatorCaller({ auth }, { env })
}

/** A person whom the operator made an account for. */
async function personOf(email: string) {
  await operator.caller.auth.createAccount({ email, name: 'Ada', password })
  const signedIn = await clientOf().auth.signIn.mutate({ email, password })
  if (signedIn.status !== 'signed_in') throw new Error('A new account has no second factor.')
  return clientOf(signedIn.tokens.accessToken)
}

/** What came by mail to an address, in the folder where a server without SMTP writes it. */
async function mailedToken(email: string): Promise<string> {
  const folder = join(dataDir, 'mail')
  for (const file of await readdir(folder)) {
    const mail = await readFile(join(folder, file), 'utf8')
    const text = mail.replaceAll('=\r\n', '').replaceAll('=3D', '=')
    const [token] = /(?<=#token=)\S+/.exec(text) ?? []
    if (mail.includes(`To: ${email}\r\n`) && token !== undefined) return token
  }
  throw new Error(`No mail with a token came to ${email}.`)
}

/** A person who signs up, looks into their mailbox and confirms. */
async function signUp(email: string) {
  const anonymous = clientOf()
  const sent = await anonymous.auth.signUp.mutate({ email })
  expect(sent).toEqual({ status: 'mail_sent' })
  const token = await mailedToken(email)
  const signedIn = await anonymous.auth.confirmSignUp.mutate({ token, name: 'Ada', password })
  if (signedIn.status !== 'signed_in') throw new Error('A program gets tokens.')
  const { user, tokens } = signedIn
  return { client: clientOf(tokens.accessToken), user, accessToken: tokens.accessToken }
}

const failureOf = async (call: Promise<unknown>) => {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TRPCClientError)) throw new Error('The call did not fail as a call.')
  const { data }: { data: { code: string; reason?: string } } = error
  return { code: data.code, reason: data.reason, message: error.message }
}

describe('what does this architecture cost?', () => {
  test('from a Terraform folder to a saved diagram with its cost, through the typed client', async () => {
    const { client, user, accessToken } = await signUp('ada@example.com')
    expect((await client.auth.me.query()).user).toEqual(user)
    const [personal] = (await client.orgs.list.query({})).items
    expect(personal?.name).toBe('Ada’s organization')
    const { id: orgId } = await client.orgs.create.mutate({ name: 'Analytical engines' })

    const { graph, report } = await client.interchange.importTerraform.mutate({ files })
    expect(report.resources.map((resource) => resource.address).toSorted()).toEqual([
      'aws_instance.web[0]',
      'aws_instance.web[1]',
      'aws_s3_bucket.files',
    ])

    const created = await client.canvas.create.mutate({ orgId, name: 'Shop', graph })
    const diagramId = created.id
    const read = await client.canvas.get.query({ orgId, diagramId })
    expect(read.graph).toEqual(graph)
    // By hand: 2 × (730 h × $0.0104 + 8 GB of gp2 × $0.10); the bucket depends on usage.
    expect(read.cost.totalMonthly).toBeCloseTo(16.784, 9)
    const { resources } = await client.canvas.estimate.query({ orgId, diagramId })
    expect(resources.map(({ monthly }) => monthly)).toEqual([8.392, 8.392, null])

    const nodes = graph.nodes.filter((node) => node.source?.address !== 'aws_instance.web[1]')
    const smaller = { ...graph, nodes }
    const edit = { orgId, diagramId, baseVersion: read.version, graph: smaller }
    // Two tabs of one person, both showing the version that was read.
    const race = await Promise.allSettled(
      [client, clientOf(accessToken)].map((tab) => tab.canvas.save.mutate(edit)),
    )
    const won = race.filter((result) => result.status === 'fulfilled')
    expect(won).toHaveLength(1)
    const lost = race.find((result) => result.status === 'rejected')
    expect(lost?.reason).toBeInstanceOf(TRPCClientError)
    expect(lost?.reason).toMatchObject({ data: { code: 'CONFLICT', httpStatus: 409 } })
    const after = await client.canvas.get.query({ orgId, diagramId })
    expect(after.version).toBe(read.version + 1)
    expect(after.cost.totalMonthly).toBeLessThan(read.cost.totalMonthly)

    await client.canvas.trash.mutate({ orgId, diagramId })
    expect((await client.canvas.list.query({ orgId })).items).toEqual([])
    const restored = await client.canvas.restore.mutate({ orgId, diagramId })
    expect(restored.trashedAt).toBeNull()
    expect((await client.canvas.list.query({ orgId })).items.map((item) => item.id)).toEqual([
      diagramId,
    ])
  })

  test('AZ2 a stranger learns nothing, not even that it exists', async () => {
    const owner = await personOf('owner@example.com')
    const stranger = await personOf('stranger@example.com')
    const { id: orgId } = await owner.orgs.create.mutate({ name: 'Private' })
    const { id: own } = await stranger.orgs.create.mutate({ name: 'Elsewhere' })
    const { id: diagramId } = await owner.canvas.create.mutate({ orgId, name: 'Secret' })
    const never = crypto.randomUUID()
    const [theirs, none] = await Promise.all([
      failureOf(stranger.canvas.get.query({ orgId, diagramId })),
      failureOf(stranger.canvas.get.query({ orgId: never, diagramId })),
    ])
    expect(theirs).toEqual(none)
    const [borrowed, missing] = await Promise.all([
      failureOf(stranger.canvas.get.query({ orgId: own, diagramId })),
      failureOf(stranger.canvas.get.query({ orgId: own, diagramId: never })),
    ])
    expect(borrowed).toEqual(missing)
    expect(borrowed.code).toBe('NOT_FOUND')
  })

  test('without a token, and with one that is not ours', async () => {
    expect(await failureOf(clientOf().auth.me.query())).toMatchObject({ code: 'UNAUTHORIZED' })
    expect(await failureOf(clientOf('x.y.z').auth.me.query())).toMatchObject({
      code: 'UNAUTHORIZED',
    })
  })

  test('wrong input is named in one sentence', async () => {
    const client = await personOf('careful@example.com')
    expect(await failureOf(client.orgs.create.mutate({ name: '' }))).toMatchObject({
      code: 'BAD_REQUEST',
      message: 'name: Enter a name.',
    })
  })
})
