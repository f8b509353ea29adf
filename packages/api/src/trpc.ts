import { AppError } from '@backarch/core'
import {
  initTRPC,
  type AnyTRPCRouter,
  type TRPCRouterCaller,
  type TRPCRouterRecord,
} from '@trpc/server'

import type { Context, Principal } from './context.ts'
import { formatError, toTrpcError } from './errors.ts'
import { seal, type RouterOptions, type SealedRouterOf } from './seal.ts'
import type { Meta, SealedRoot, SealedRouter } from './sealed.ts'
import { transformer } from './transformer.ts'

const t = initTRPC.context<Context>().meta<Meta>().create({
  transformer,
  errorFormatter: formatError,
  // Off even in development: a stack must never reach a reply.
  isDev: false,
})

/** Builds a router whose type shows inputs and outputs only; see `sealed.ts`. */
export function router<Options extends RouterOptions>(options: Options): SealedRouterOf<Options> {
  return seal(options, t.router)
}

export const middleware = t.middleware

/** `next()` never throws: a failure is looked at here, given its code, and logged once with its details. */
const mapErrors = t.middleware(async ({ ctx, path, next }) => {
  const result = await next()
  if (result.ok) return result
  const error = toTrpcError(result.error)
  if (error.code === 'INTERNAL_SERVER_ERROR') {
    ctx.log.error({ err: error.cause ?? error, path }, 'a procedure failed')
  }
  return { ...result, error }
})

/** Anyone may call it. Declare `.input` (a strict object) and `.output` on every procedure. */
export const publicProcedure = t.procedure.use(mapErrors)

type SignedIn = Exclude<Principal, { kind: 'anonymous' }>

/** A signed-in user, or the operator: a script on the server's own machine. */
export const userProcedure = publicProcedure.use(({ ctx, next }) => {
  const { principal } = ctx
  if (principal.kind === 'anonymous') {
    throw new AppError('UNAUTHORIZED', 'Sign in first.', { details: { reason: 'signed_out' } })
  }
  const signedIn: SignedIn = principal
  return next({ ctx: { principal: signedIn } })
})

/** Calls a router's procedures without HTTP. A function instead of a context is called once per procedure. */
export type CallerFactory<Record extends TRPCRouterRecord> = (
  ctx: Context | (() => Context | Promise<Context>),
  options?: { signal?: AbortSignal },
) => ReturnType<TRPCRouterCaller<SealedRoot, Record>>

/** `createCallerFactory(router)(ctx).notes.list(…)`: input, output and permissions are checked as over HTTP. */
export function createCallerFactory<Record extends TRPCRouterRecord>(
  target: SealedRouter<Record>,
): CallerFactory<Record>
export function createCallerFactory(target: Pick<AnyTRPCRouter, 'createCaller'>): unknown {
  return target.createCaller
}
