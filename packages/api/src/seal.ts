import type { AnyTRPCProcedure, AnyTRPCRouter, TRPCRouterRecord } from '@trpc/server'

import type { Mutation, Query, SealedRouter, Subscription } from './sealed.ts'

/** What `router({…})` takes: procedures, routers and nested records of them. */
export interface RouterOptions {
  [name: string]: AnyTRPCProcedure | AnyTRPCRouter | RouterOptions
}

type SealProcedure<Procedure extends AnyTRPCProcedure> = Procedure['_def']['type'] extends 'query'
  ? Query<Procedure['_def']['$types']['input'], Procedure['_def']['$types']['output']>
  : Procedure['_def']['type'] extends 'mutation'
    ? Mutation<Procedure['_def']['$types']['input'], Procedure['_def']['$types']['output']>
    : Subscription<Procedure['_def']['$types']['input'], Procedure['_def']['$types']['output']>

/** Every procedure reduced to its input and output, every router to its record. */
export type Sealed<Options> = {
  [Name in keyof Options]: Options[Name] extends AnyTRPCProcedure
    ? SealProcedure<Options[Name]>
    : Options[Name] extends { _def: { record: infer Inner extends TRPCRouterRecord } }
      ? Sealed<Inner>
      : Sealed<Options[Name]>
} & {}

/** What `router({…})` returns. The step over `infer` makes emitted declarations spell the procedures out. */
export type SealedRouterOf<Options> =
  Sealed<Options> extends infer Record extends TRPCRouterRecord ? SealedRouter<Record> : never

/** The same router with the server's context taken out of its type. */
export function seal<Options extends RouterOptions>(
  options: Options,
  build: (options: Options) => AnyTRPCRouter,
): SealedRouterOf<Options>
export function seal(options: RouterOptions, build: (options: RouterOptions) => unknown): unknown {
  return build(options)
}
