import { setTestPassword } from '@backarch/features-auth/testing'
import { changePlan } from '@backarch/services-access'
import type { Plan, Role } from '@backarch/services-access/schemas'
import { addTestMember } from '@backarch/services-access/testing'
import { z } from 'zod'

import { ask } from './call.ts'
import { done, outcomeOf, type Pair } from './pair.ts'
import { password, signIn, type Person } from './team.ts'

const madeSchema = z.object({ id: z.string() })
const memberSchema = z.object({ userId: z.string(), role: z.string() })
const logSchema = z.object({ items: z.array(z.object({ action: z.string() })) })
const pageSchema = z.object({ items: z.array(memberSchema) })

export type SignedIn = Awaited<ReturnType<typeof signIn>> & Person

export interface Organization {
  readonly orgId: string
  readonly owner: SignedIn
}

/** Organizations whose members call two servers. */
export function organizationsOf(pair: Pair) {
  const { ctx, one } = pair

  async function somebody(): Promise<SignedIn> {
    const person = await pair.person()
    return { ...person, ...(await signIn(one, person)) }
  }

  return {
    somebody,
    organization: async (plan: Plan = 'team'): Promise<Organization> => {
      const owner = await somebody()
      const input = { name: 'Engines' }
      const made = await done(one, 'orgs.create', { input, headers: owner.headers })
      const { id: orgId } = madeSchema.parse(made)
      if (plan !== 'free') await changePlan(ctx, orgId, { plan, until: null })
      return { orgId, owner }
    },
    memberOf: async (orgId: string, role: Role): Promise<SignedIn> => {
      const { user } = await addTestMember(ctx, orgId, role)
      await setTestPassword(ctx, { userId: user.id, password })
      const person = { userId: user.id, email: user.email }
      return { ...person, ...(await signIn(one, person)) }
    },
    /** Somebody who was invited by one of the servers, and how they accept at any. */
    invited: async ({ orgId, owner }: Organization) => {
      const guest = await somebody()
      const input = { orgId, email: guest.email, role: 'editor' }
      const made = await done(one, 'orgs.invite', { input, headers: owner.headers })
      const token = await pair.mailedToken(guest.email, 'iv')
      const { headers } = guest
      return {
        ...guest,
        invitationId: madeSchema.parse(made).id,
        accept: async (url: string, link = token) =>
          outcomeOf(url, 'orgs.acceptInvitation', { input: { token: link }, headers }),
      }
    },
    /** The members, as a server lists them to one of them. */
    membersAt: async (url: string, orgId: string, { headers }: SignedIn) => {
      const asked = { input: { orgId, take: 100 }, headers }
      const { data, reason } = await ask(url, 'orgs.members', asked)
      if (reason !== undefined) throw new Error(`orgs.members answered ${reason}.`)
      return pageSchema.parse(data).items
    },
    /** What is on record, as a server tells the owner; the newest first. */
    actionsAt: async (url: string, { orgId, owner }: Organization) => {
      const asked = { input: { orgId, take: 100 }, headers: owner.headers }
      const { data, reason } = await ask(url, 'orgs.auditLog', asked)
      if (reason !== undefined) throw new Error(`orgs.auditLog answered ${reason}.`)
      return logSchema.parse(data).items.map(({ action }) => action)
    },
  }
}
