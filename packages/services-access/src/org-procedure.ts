import { publicProcedure, type Context } from '@backarch/api'
import type { ErrorShape, Meta } from '@backarch/api/sealed'
import { AppError } from '@backarch/core'
import type { TRPCProcedureBuilder, TRPCUnsetMarker } from '@trpc/server'
import { z } from 'zod'

import type { OrgAccess } from './org-context.ts'
import { planAtLeast } from './plans.ts'
import { planTooSmall, roleTooLow } from './refusals.ts'
import { roleAtLeast, rolePermits, type Permission } from './roles.ts'
import { orgIdSchema, type Plan, type Role } from './schemas.ts'
import { enterOrganization } from './service/access-organization.ts'
import type { SignedIn } from './service/identify-caller.ts'
import { recordDenial } from './service/record-denial.ts'
import { signedOut } from './service/require-user.ts'
import { requireScope } from './user-procedure.ts'
import { whileAllowed } from './while-allowed.ts'

interface OrgOverrides {
  readonly principal: SignedIn
  readonly org: OrgAccess
  readonly signal: AbortSignal
}

/** No interface: to tRPC only a type of an object literal is sure to be an object. */
type OrgInput = { orgId: string }

/** Written out, because every feature's routers are inferred from it. */
type OrgProcedure = TRPCProcedureBuilder<
  Context,
  Meta,
  OrgOverrides,
  OrgInput,
  OrgInput,
  TRPCUnsetMarker,
  TRPCUnsetMarker,
  false,
  ErrorShape
>

/**
 * A member's call about one organization: the input names it as `orgId`, and `ctx.org` says what the caller is
 * there. The procedure's own strict input follows and must hold `orgId` too; it is read only once access is
 * granted, so a stranger learns nothing from how an input is refused. What a member is denied is on record. A
 * subscription ends soon after its caller's session or membership does.
 */
export const orgProcedure: OrgProcedure = publicProcedure
  // Whoever carries nothing is turned away before the input is looked at.
  .use(({ ctx, next }) => {
    if (ctx.principal.kind === 'anonymous' && ctx.credential === null) throw signedOut()
    return next()
  })
  .input(z.object({ orgId: orgIdSchema }))
  .use(async ({ ctx, input, path, type, next }) => {
    const { principal, org } = await enterOrganization(ctx, input.orgId)
    const open = (signal: AbortSignal) => next({ ctx: { principal, org, signal } })
    const result =
      type === 'subscription'
        ? await whileAllowed(ctx, () => requireSameAccess(ctx, org), open)
        : await open(ctx.signal)
    if (!result.ok) await recordDenial({ ...ctx, principal, org }, path, result.error.cause)
    return result
  })
  .use(({ ctx, type, meta, next }) => {
    requireScope(ctx.principal, meta?.scope ?? (type === 'mutation' ? 'write' : 'read'))
    return next()
  })

/** A role or a plan that is another now may allow less: the stream is opened anew, and all is asked again. */
async function requireSameAccess(ctx: Context, before: OrgAccess): Promise<void> {
  const { org } = await enterOrganization(ctx, before.id)
  if (org.role === before.role && org.plan === before.plan) return
  throw new AppError('UNAVAILABLE', 'Your access has changed: connect again.', {
    details: { reason: 'access_changed' },
  })
}

interface OrgCall<Result> {
  readonly ctx: { readonly org: OrgAccess }
  readonly next: () => Promise<Result>
}

/** `orgProcedure.use(requirePermission('manageMembers'))`: the roles that `permissionTable` gives it to. */
export function requirePermission(permission: Permission) {
  return <Result>({ ctx, next }: OrgCall<Result>): Promise<Result> => {
    if (rolePermits(ctx.org.role, permission)) return next()
    throw roleTooLow(ctx.org, permission)
  }
}

/** `orgProcedure.use(requireRole('editor'))`: editors, and whoever may do more. */
export function requireRole(lowest: Role) {
  return <Result>({ ctx, next }: OrgCall<Result>): Promise<Result> => {
    if (roleAtLeast(ctx.org.role, lowest)) return next()
    throw roleTooLow(ctx.org, lowest)
  }
}

/** `orgProcedure.use(requirePlan('team'))`: organizations on that plan or a larger one. */
export function requirePlan(lowest: Plan) {
  return <Result>({ ctx, next }: OrgCall<Result>): Promise<Result> => {
    if (planAtLeast(ctx.org.plan, lowest)) return next()
    throw planTooSmall(ctx.org.plan, lowest)
  }
}
