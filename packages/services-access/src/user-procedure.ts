import { publicProcedure, type Context } from '@backarch/api'
import type { ErrorShape, Meta, Scope } from '@backarch/api/sealed'
import { AppError } from '@backarch/core'
import type { TRPCProcedureBuilder, TRPCUnsetMarker } from '@trpc/server'

import { identifyCaller, type SignedIn } from './service/identify-caller.ts'
import { signedOut } from './service/require-user.ts'

/** Written out, because every feature's routers are inferred from it. */
type UserProcedure = TRPCProcedureBuilder<
  Context,
  Meta,
  { readonly principal: SignedIn },
  TRPCUnsetMarker,
  TRPCUnsetMarker,
  TRPCUnsetMarker,
  TRPCUnsetMarker,
  false,
  ErrorShape
>

/**
 * A signed-in person, or the operator: a script on the server's own machine. A personal access token will do only
 * where the procedure names the scope it needs: `.meta({ scope: 'read' })`.
 */
export const userProcedure: UserProcedure = publicProcedure.use(async ({ ctx, meta, next }) => {
  const principal = await identifyCaller(ctx)
  if (principal.kind === 'anonymous') throw signedOut()
  requireScope(principal, meta?.scope ?? null)
  return next({ ctx: { principal } })
})

/** Throws FORBIDDEN (`scope_missing`) for a personal access token without the scope; null: no token will do. */
export function requireScope(principal: SignedIn, scope: Scope | null): void {
  if (principal.kind !== 'user' || principal.scopes === undefined) return
  if (scope !== null && principal.scopes.includes(scope)) return
  throw new AppError(
    'FORBIDDEN',
    scope === null
      ? 'No personal access token can do this: sign in.'
      : `This needs a personal access token with the scope ${scope}: make one that has it.`,
    { details: { reason: 'scope_missing' } },
  )
}
