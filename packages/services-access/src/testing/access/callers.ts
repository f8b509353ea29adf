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

/**
 * Somebody enters the scene; null carries nothing. Who is let in before something ends shows that it ends for every
 * server, whatever it knows of them.
 */
type Caller = (
  ctx: Context,
  scene: Scene,
  letIn: (as: Credential) => Promise<void>,
) => Promise<Credential | null>

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
  'removed owner': async (ctx, { orgId, owner }, letIn) => {
    const removed = await joinScene(ctx, orgId, 'owner')
    await letIn(credentialOf(removed))
    await removeMember(owner, { userId: userIdOf(removed) })
    return credentialOf(removed)
  },
  'owner over the seats': async (ctx, { orgId }, letIn) => {
    const over = await joinScene(ctx, orgId, 'owner')
    await letIn(credentialOf(over))
    await markOverSeats(ctx.db, { orgId, userIds: [userIdOf(over)] })
    return credentialOf(over)
  },
  'plan ended': changed((ctx) => ({ planUntil: anHourAgo(ctx) })),
  'organization deleted': changed((ctx) => ({ deletedAt: anHourAgo(ctx) })),
  'session revoked': async (ctx, { owner }, letIn) => {
    const session = await anotherSession(ctx, owner)
    await letIn(session)
    await endSession(ctx, ctx.db, { id: session.sessionId, userId: session.userId })
    return session
  },
  'session expired': (ctx, { owner }) => anotherSession(ctx, owner, anHourAgo(ctx)),
  'account disabled': async (ctx, { owner }, letIn) => {
    await letIn(credentialOf(owner))
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

/** The owner of an organization that changes. */
function changed(
  change: (ctx: Context) => { readonly planUntil: Date } | { readonly deletedAt: Date },
): Caller {
  return async (ctx, { orgId, owner }, letIn) => {
    await letIn(credentialOf(owner))
    await updateOrganization(ctx.db, orgId, { ...change(ctx), now: ctx.now() })
    return credentialOf(owner)
  }
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
