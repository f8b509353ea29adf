import { createHash } from 'node:crypto'

import type { Context, Credential } from '@backarch/api'

import { markOverSeats } from '../../repo/memberships.ts'
import { updateOrganization } from '../../repo/organizations.ts'
import { touchSession } from '../../repo/sessions.ts'
import type { Role, Scope } from '../../schemas.ts'
import { setAccountDisabled } from '../../service/accounts.ts'
import { endSession } from '../../service/end-sessions.ts'
import { openSession } from '../../service/open-session.ts'
import { removeMember } from '../../service/remove-member.ts'
import { createBareOrganization, credentialOf, joinScene, userIdOf, type Scene } from './scene.ts'

const hour = 60 * 60 * 1000

/** Somebody enters the scene; null carries nothing. */
type Caller = (ctx: Context, scene: Scene) => Promise<Credential | null>

/** Every kind of caller, in the order of the table's columns. Where nothing else is said, it is the scene's owner. */
export const callers: Readonly<Record<string, Caller>> = {
  nobody: () => Promise.resolve(null),
  viewer: member('viewer'),
  editor: member('editor'),
  admin: member('admin'),
  owner: (_ctx, { owner }) => Promise.resolve(credentialOf(owner)),
  'owner elsewhere': async (ctx) => {
    const orgId = await createBareOrganization(ctx)
    return credentialOf(await joinScene(ctx, orgId, 'owner'))
  },
  'removed owner': async (ctx, { orgId, owner }) => {
    const removed = await joinScene(ctx, orgId, 'owner')
    await removeMember(owner, { userId: userIdOf(removed) })
    return credentialOf(removed)
  },
  'owner over the seats': async (ctx, { orgId }) => {
    const over = await joinScene(ctx, orgId, 'owner')
    await markOverSeats(ctx.db, { orgId, userIds: [userIdOf(over)] })
    return credentialOf(over)
  },
  'plan ended': (ctx, scene) => changed(ctx, scene, { planUntil: anHourAgo(ctx) }),
  'organization deleted': (ctx, scene) => changed(ctx, scene, { deletedAt: anHourAgo(ctx) }),
  'session revoked': async (ctx, { owner }) => {
    const session = await anotherSession(ctx, owner)
    await endSession(ctx, ctx.db, { id: session.sessionId, userId: session.userId })
    return session
  },
  'session expired': (ctx, { owner }) => anotherSession(ctx, owner, anHourAgo(ctx)),
  'account disabled': async (ctx, { owner }) => {
    await setAccountDisabled(ctx, ctx.db, { id: userIdOf(owner), disabled: true })
    return credentialOf(owner)
  },
  'token without scope': token([]),
  'token to read': token(['read']),
  'token to write': token(['write']),
  'token to manage': token(['manage']),
}

function member(role: Role): Caller {
  return async (ctx, { orgId }) => credentialOf(await joinScene(ctx, orgId, role))
}

/** A personal access token of the owner, used a moment ago: whether it was ever used is for its owner to see. */
function token(scopes: readonly Scope[]): Caller {
  return async (ctx, { owner }) => {
    const hash = createHash('sha256').update(ctx.newId()).digest('hex')
    const named = { kind: 'personal', name: 'Test token', scopes, secretHash: hash } as const
    const userId = userIdOf(owner)
    const { id } = await openSession(ctx, ctx.db, { ...named, userId, expiresAt: inAnHour(ctx) })
    const used = new Date(ctx.now().getTime() + 1)
    const peer = { address: null, userAgent: null }
    await touchSession(ctx.db, { id, unlessSince: used, now: used, ...peer })
    return { kind: 'secret', hash }
  }
}

async function changed(
  ctx: Context,
  { orgId, owner }: Scene,
  change: { readonly planUntil: Date } | { readonly deletedAt: Date },
): Promise<Credential> {
  await updateOrganization(ctx.db, orgId, { ...change, now: ctx.now() })
  return credentialOf(owner)
}

async function anotherSession(ctx: Context, owner: Context, expiresAt = inAnHour(ctx)) {
  const userId = userIdOf(owner)
  const { id } = await openSession(ctx, ctx.db, {
    userId,
    kind: 'client',
    secretHash: null,
    expiresAt,
  })
  return { kind: 'session', sessionId: id, userId } as const
}

function inAnHour({ now }: Context): Date {
  return new Date(now().getTime() + hour)
}

function anHourAgo({ now }: Context): Date {
  return new Date(now().getTime() - hour)
}
