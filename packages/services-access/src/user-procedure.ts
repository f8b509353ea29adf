import { publicProcedure, type Context } from '@backarch/api'
import type { ErrorShape, Meta, Scope } from '@backarch/api/sealed'
import { AppError } from '@backarch/core'
import type { TRPCProcedureBuilder, TRPCUnsetMarker } from '@trpc/server'

import { identifyCaller, type SignedIn } from './service/identify-caller.ts'
import { signedOut } from './service/require-user.ts'
import { whileAllowed } from './while-allowed.ts'

/** Written out, because every feature's routers are inferred from it. */
type UserProcedure = TRPCProcedureBuilder<
  Context,
  Meta,
  { readonly principal: SignedIn; readonly signal: AbortSignal },
  TRPCUnsetMarker,
  TRPCUnsetMarker,
  TRPCUnsetMarker,
  TRPCUnsetMarker,
  false,
  ErrorShape
>

/**
 * A signed-in person, or the operator: a script on the server's own machine. A personal access token will do only
 * where the procedure names the scope it needs: `.meta({ scope: 'read' })`. A subscription ends soon after its session does.
 */
export const userProcedure: UserProcedure = publicProcedure.use(
  async ({ ctx, meta, type, next }) => {
    const identify = async (): Promise<SignedIn> => {
      const principal = await identifyCaller(ctx)
      if (principal.kind === 'anonymous') throw signedOut()
      return principal
    }
    const principal = await identify()
    requireScope(principal, meta?.scope ?? null)
    const open = (signal: AbortSignal) => next({ ctx: { principal, signal } })
    if (type !== 'subscription') return open(ctx.signal)
    return whileAllowed(ctx, async () => void (await identify()), open)
  },
)

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
