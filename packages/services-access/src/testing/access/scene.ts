import type { Context, Credential } from '@backarch/api'

import type { OrgContext } from '../../org-context.ts'
import { insertMember } from '../../repo/memberships.ts'
import { insertOrganization } from '../../repo/organizations.ts'
import type { Role } from '../../schemas.ts'
import { createTestUser } from '../create-test-user.ts'
import type { Procedure } from './procedure.ts'
import type { AnyFeature } from './serve-feature.ts'
import type { Wire } from './wire.ts'

/**
 * One valid input a procedure; null or undefined for one that takes none. A function makes the input of a procedure
 * that needs the organization, or the account, in a state of its own: it is called in a scene that nothing else uses.
 */
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
  /** The procedures that have an input. */
  readonly names: readonly string[]
  /** Whether the input wants a scene for itself. */
  readonly isApart: (name: string) => boolean
  /** The same one each time. */
  readonly inputOf: (name: string) => Promise<unknown>
}

export async function createScene({ ctx, arrange }: Stage): Promise<Scene> {
  const orgId = await createBareOrganization(ctx)
  const owner = await joinScene(ctx, orgId, 'owner')
  const inputs = await arrange(owner)
  const made = new Map<string, Promise<unknown>>()
  return {
    orgId,
    owner,
    names: Object.keys(inputs),
    isApart: (name) => typeof inputs[name] === 'function',
    inputOf(name) {
      const input = inputs[name]
      const value = made.get(name) ?? Promise.resolve(typeof input === 'function' ? input() : input)
      made.set(name, value)
      return value
    },
  }
}

/** The scene that is shared, or a fresh one for an input that wants one for itself. */
export async function sceneFor(stage: Stage, name: string, shared: Scene): Promise<Scene> {
  return shared.isApart(name) ? createScene(stage) : shared
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
