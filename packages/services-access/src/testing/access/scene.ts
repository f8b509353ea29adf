import type { Context, Credential } from '@backarch/api'

import type { OrgContext } from '../../org-context.ts'
import { insertMember } from '../../repo/memberships.ts'
import { insertOrganization } from '../../repo/organizations.ts'
import type { Role } from '../../schemas.ts'
import { createTestUser } from '../create-test-user.ts'
import type { Procedure } from './procedure.ts'
import type { AnyFeature, Wire } from './wire.ts'

/** One valid input a procedure; null or undefined for one that takes none. */
export type Inputs = Readonly<Record<string, unknown>>

/** What all checks of one feature share. */
export interface Stage {
  readonly ctx: Context
  readonly feature: AnyFeature
  readonly procedures: readonly Procedure[]
  readonly wire: Wire
  readonly arrange: (as: OrgContext) => Promise<Inputs>
}

/** A fresh organization on the largest plan, its owner, and what the feature's test arranged in it. */
export interface Scene {
  readonly orgId: string
  readonly owner: OrgContext
  readonly inputs: Inputs
}

export async function createScene({ ctx, arrange }: Stage): Promise<Scene> {
  const orgId = await createBareOrganization(ctx)
  const owner = await joinScene(ctx, orgId, 'owner')
  return { orgId, owner, inputs: await arrange(owner) }
}

/** On the largest plan, without any member; answers its id. */
export async function createBareOrganization(ctx: Context): Promise<string> {
  const now = ctx.now()
  const organization = { name: 'Test organization', plan: 'business', personalOf: null } as const
  const { id } = await insertOrganization(ctx.db, { id: ctx.newId(), ...organization, now })
  return id
}

/** A new account that is a member. */
export async function joinScene(ctx: Context, orgId: string, role: Role): Promise<OrgContext> {
  const { user, as } = await createTestUser(ctx)
  await insertMember(ctx.db, { orgId, userId: user.id, role, now: ctx.now() })
  return { ...as, org: { id: orgId, role, plan: 'business', overSeats: false } }
}

export function userIdOf({ principal }: Context): string {
  if (principal.kind === 'user') return principal.userId
  throw new Error('Only people are members.')
}

/** What a program of the person would send. */
export function credentialOf({ principal }: Context): Credential {
  if (principal.kind !== 'user') throw new Error('Only people have credentials.')
  const { sessionId, userId } = principal
  return { kind: 'session', sessionId, userId }
}
