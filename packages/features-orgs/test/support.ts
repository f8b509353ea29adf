import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { createCallerFactory, type Context } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import { coreEnv, newId, type EnvSource } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { orgs } from '@backarch/features-orgs/feature'
import { changePlan } from '@backarch/services-access'
import type { Plan, Role } from '@backarch/services-access/schemas'
import { addTestMember, createTestUser } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'

export const callerFor = createCallerFactory(orgs.router)
export const day = 24 * 60 * 60 * 1000

/** An address that nobody has. */
export const newAddress = () => `${newId()}@example.com`

/** An empty database of its own, people who call the feature, and a clock that the test turns. */
export async function createSuite({ env = {} }: { readonly env?: EnvSource } = {}) {
  const database = await createTestDatabase({ poolSize: 20 })
  let time = Date.parse('2026-03-01T09:00:00.000Z')
  const ctx = createTestContext({ db: database.db, env, now: () => new Date(time) })
  const operator: Context = { ...ctx, principal: { kind: 'operator', name: 'test' } }

  /** Somebody with an account, and what they may call. */
  async function person(overrides: { readonly email?: string; readonly name?: string } = {}) {
    const { user, as } = await createTestUser(ctx, overrides)
    return { ...user, call: callerFor(as), as }
  }

  /** An organization with its owner. */
  async function organization({ plan = 'team' }: { readonly plan?: Plan } = {}) {
    const owner = await person()
    const { id: orgId } = await owner.call.create({ name: 'Analytical Engines' })
    if (plan !== 'free') await changePlan(ctx, orgId, { plan, until: null })
    return { orgId, owner }
  }

  async function memberOf(orgId: string, role: Role) {
    const { user, as } = await addTestMember(ctx, orgId, role)
    return { ...user, call: callerFor(as), as }
  }

  /** Somebody with an account is invited; what came back to the owner, and the link's token in the mail. */
  async function invited(role: Role = 'editor') {
    const { orgId, owner } = await organization()
    const guest = await person()
    const invitation = await owner.call.invite({ orgId, email: guest.email, role })
    const token = tokenIn((await mailsTo(ctx, guest.email)).at(-1))
    return { orgId, owner, guest, invitation, token }
  }

  return {
    database,
    db: database.db,
    ctx,
    operator,
    person,
    organization,
    memberOf,
    invited,
    mailsTo: (address: string) => mailsTo(ctx, address),
    actionsIn: async (orgId: string) => (await auditOf(ctx, { orgId })).map(({ action }) => action),
    pass: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

/** The texts of the mails that an address got, the oldest first. */
async function mailsTo(ctx: Context, address: string): Promise<readonly string[]> {
  const folder = join(ctx.config.get(coreEnv).DATA_DIR, 'mail')
  const files = await readdir(folder).catch((): string[] => [])
  const inOrder = files.toSorted((one, other) => (one < other ? -1 : 1))
  const mails = await Promise.all(inOrder.map((file) => readFile(join(folder, file), 'utf8')))
  return mails.filter((mail) => mail.includes(`\r\nTo: ${address}\r\n`)).map(decode)
}

/** Quoted-printable (RFC 2045). */
function decode(mail: string): string {
  const bytes = mail
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** The token in a mail's link. */
export function tokenIn(mail: string | undefined): string {
  const [token] =
    /(?<=https:\/\/backarch\.example\.com\/invitation#token=)\S+/.exec(mail ?? '') ?? []
  if (token === undefined) throw new Error('There is no token in this mail.')
  return token
}
