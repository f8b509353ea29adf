import type {
  TRPC_ERROR_CODE_KEY,
  TRPC_ERROR_CODE_NUMBER,
  TRPCBuiltRouter,
  TRPCMutationProcedure,
  TRPCQueryProcedure,
  TRPCRouterRecord,
  TRPCSubscriptionProcedure,
} from '@trpc/server'

/**
 * The types a client may load. Nothing here imports the database, a service or the context: what a
 * client's program reaches from `AppRouter` must end here.
 */

export interface Feature<out Router> {
  readonly name: string
  readonly router: Router
}

/** What a caller learns of a failure. Never a stack, a path of a file, SQL or a host. */
export interface ErrorShape {
  /** One sentence for the person who made the call. */
  message: string
  code: TRPC_ERROR_CODE_NUMBER
  data: {
    code: TRPC_ERROR_CODE_KEY
    httpStatus: number
    /** A stable word a program can switch on, e.g. `stale_version`; owned by the feature that failed. */
    reason?: string
    /** What the failure is about, e.g. `{ element: 'web', field: 'name' }`; its words belong to `reason`. */
    about?: Readonly<Record<string, string | number>>
    /** With TOO_MANY_REQUESTS: in how many seconds to try again; also the reply's `Retry-After`. */
    retryAfterSeconds?: number
    /** The procedure, e.g. `canvas.save`. */
    path?: string
    /** Quote it when asking for help: the server's log has the details under it. */
    requestId?: string
  }
}

/** What a personal access token may be allowed: queries, changes, and the management of members and settings. */
export type Scope = 'read' | 'write' | 'manage'

/** Settings of one procedure that are read before it runs. */
export interface Meta {
  /** Largest request body in bytes; 256 KB where absent. For procedures that take whole diagrams or files. */
  readonly bodyLimit?: number
  /**
   * What a personal access token needs to call it. Where absent: in an organization, `read` for a query and `write`
   * for a change; elsewhere it takes a person, and no such token will do.
   */
  readonly scope?: Scope
}

/** tRPC's root types without the server's context. */
export interface SealedRoot {
  ctx: object
  meta: Meta
  errorShape: ErrorShape
  transformer: true
}

interface Definition<Input, Output> {
  input: Input
  output: Output
  meta: Meta
  errorShape: ErrorShape
}

export interface Query<Input, Output> extends TRPCQueryProcedure<Definition<Input, Output>> {}
export interface Mutation<Input, Output> extends TRPCMutationProcedure<Definition<Input, Output>> {}
export interface Subscription<Input, Output> extends TRPCSubscriptionProcedure<
  Definition<Input, Output>
> {}

/** A router whose type carries inputs and outputs only. */
export type SealedRouter<Record extends TRPCRouterRecord> = TRPCBuiltRouter<SealedRoot, Record>
