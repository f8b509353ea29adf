import {
  createTRPCRecursiveProxy,
  initTRPC,
  type AnyTRPCRouter,
  type TRPCRouterCaller,
  type TRPCRouterRecord,
} from '@trpc/server'

import type { Context } from './context.ts'
import { formatError, toTrpcError } from './errors.ts'
import { seal, type RouterOptions, type SealedRouterOf } from './seal.ts'
import type { Meta, SealedRoot, SealedRouter } from './sealed.ts'
import { transformer } from './transformer.ts'
import { replaceWritten } from './wire/written-json.ts'

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer,
    errorFormatter: formatError,
    // Off even in development: a stack must never reach a reply.
    isDev: false,
    // Proxies close a connection on which nothing comes for a minute; a client that hears nothing looks again.
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 45_000 },
    },
  })

/** Builds a router whose type shows inputs and outputs only; see `sealed.ts`. */
export function router<Options extends RouterOptions>(options: Options): SealedRouterOf<Options> {
  return seal(options, t.router)
}

export const middleware = t.middleware

/**
 * Anyone may call it. Declare `.input` (a strict object) and `.output` on every procedure. It has no middleware of
 * its own: errors are mapped where they leave (`formatError`, `createCallerFactory`), at no cost to what succeeds.
 */
export const publicProcedure = t.procedure

/** Calls a router's procedures without HTTP. A function instead of a context is called once per procedure. */
export type CallerFactory<Record extends TRPCRouterRecord> = (
  ctx: Context | (() => Context | Promise<Context>),
  options?: { signal?: AbortSignal },
) => ReturnType<TRPCRouterCaller<SealedRoot, Record>>

/**
 * `createCallerFactory(router)(ctx).notes.list(…)`: input, output and permissions are checked as over HTTP.
 * Calls reject with a TRPCError of the fitting code, whose `cause` is what was thrown.
 */
export function createCallerFactory<Record extends TRPCRouterRecord>(
  target: SealedRouter<Record>,
): CallerFactory<Record>
export function createCallerFactory(target: AnyTRPCRouter): unknown {
  return (ctx: unknown, options?: { signal?: AbortSignal }) => {
    const caller: unknown = target.createCaller(ctx, options)
    return createTRPCRecursiveProxy(async ({ path, args }) => {
      try {
        return replaceWritten(await callAt(caller, path, args), (written) => written.read())
      } catch (error) {
        throw toTrpcError(error)
      }
    })
  }
}

/** tRPC's caller is a proxy: every name on it is callable, and an unknown one rejects with NOT_FOUND. */
function callAt(caller: unknown, path: readonly string[], args: readonly unknown[]): unknown {
  let at = caller
  for (const name of path) at = typeof at === 'function' ? Reflect.get(at, name) : undefined
  return typeof at === 'function' ? Reflect.apply(at, undefined, args) : undefined
}
