import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { generateEncryptionKey, generateSigningKey } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { setTestPassword } from '@backarch/features-auth/testing'
import { createTestUser } from '@backarch/services-access/testing'
import { expect } from 'vitest'

import { ask, tell, type CallOptions } from './call.ts'
import { runChild, urlOf, type ChildServer } from './child-server.ts'
import { createTeam, password, type Person } from './team.ts'

/**
 * Two server processes that share one database and the operator's keys, and nothing else: no memory, no folder. `env`
 * is what both are told besides. Dispose `stack`.
 */
export async function startPair(env: Readonly<Record<string, string>> = {}) {
  const stack = new AsyncDisposableStack()
  const children: ChildServer[] = []
  const database = stack.use(await createTestDatabase())
  const shared = {
    DATABASE_URL: database.url,
    PUBLIC_URL: 'https://backarch.example.com',
    TRUST_PROXY: '1',
    AUTH_SIGNING_KEYS: JSON.stringify([generateSigningKey()]),
    AUTH_ENCRYPTION_KEYS: JSON.stringify([generateEncryptionKey()]),
    ...env,
  }
  /** One more server over the database. */
  const start = async (changes: Readonly<Record<string, string>> = {}): Promise<string> => {
    const child = stack.use(runChild('test/children/run-journey.ts', { ...shared, ...changes }))
    children.push(child)
    return urlOf(child)
  }
  const [one, other] = await Promise.all([start(), start()])
  const team = await createTeam(database)
  const { ctx } = team

  /** The texts of the mails that any of the servers sent to an address, the oldest first. */
  async function mailsTo(address: string): Promise<readonly string[]> {
    const folders = children.map(({ dataDir }) => join(dataDir, 'mail'))
    const files = await Promise.all(
      folders.map(async (folder) =>
        (await readdir(folder).catch((): string[] => [])).map((name) => ({ folder, name })),
      ),
    )
    const inOrder = files.flat().toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const mails = await Promise.all(
      inOrder.map(({ folder, name }) => readFile(join(folder, name), 'utf8')),
    )
    return mails.filter((mail) => mail.includes(`\r\nTo: ${address}\r\n`)).map(decode)
  }

  return {
    stack,
    database,
    ctx,
    team,
    one,
    other,
    start,
    mailsTo,
    /** Somebody with a password, whom no other test signs in. */
    person: async (): Promise<Person> => {
      const { user } = await createTestUser(ctx)
      await setTestPassword(ctx, { userId: user.id, password })
      return { userId: user.id, email: user.email }
    },
    /** The token of the newest mail to an address that has one; waits for one whose token begins like this. */
    mailedToken: async (address: string, kind: string): Promise<string> => {
      const newest = async () => tokensIn(await mailsTo(address), kind).at(-1)
      await expect.poll(newest).toBeDefined()
      return (await newest()) ?? ''
    },
  }
}

export type Pair = Awaited<ReturnType<typeof startPair>>

/** So many of the same call at once, every other one at the other server. */
export function atBoth<T>(
  { one, other }: Pick<Pair, 'one' | 'other'>,
  times: number,
  call: (url: string, at: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, (_, at) => call(at % 2 ? other : one, at)))
}

/** What became of a mutation: `ok`, or why it was refused. */
export async function outcomeOf(
  url: string,
  path: string,
  options: CallOptions = {},
): Promise<string> {
  return (await tell(url, path, options)).reason ?? 'ok'
}

/** The answer to a mutation that has to succeed. */
export async function done(url: string, path: string, options: CallOptions = {}): Promise<unknown> {
  const { data, reason } = await tell(url, path, options)
  if (reason !== undefined) throw new Error(`${path} answered ${reason}.`)
  return data
}

/** What a server says to somebody who asks who they are: `undefined` when it knows them. */
export async function refusalAt(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  return (await ask(url, 'auth.me', { headers })).reason
}

/** How often each outcome came. */
export function countsOf(outcomes: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const reason of outcomes) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}

function tokensIn(mails: readonly string[], kind: string): string[] {
  return mails
    .flatMap((mail) => /(?<=#token=)[\w-]+/.exec(mail)?.[0] ?? [])
    .filter((token) => token.startsWith(`${kind}_`))
}

/** Quoted-printable (RFC 2045). */
function decode(mail: string): string {
  const bytes = mail
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
