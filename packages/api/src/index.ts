export { composeRouter, type Features, type RecordOf } from './compose-router.ts'
export type { Context, Credential, Peer, Principal } from './context.ts'
export {
  contextFactory,
  type CreateContext,
  type RequestParts,
  type SharedParts,
} from './create-context.ts'
export { defineFeature, serverParts, type ServerParts, type WebPage } from './feature.ts'
export type { Delivery, Job } from './job.ts'
export { createCursor, toPage, type Cursor, type Page } from './pagination.ts'
export { streamOf } from './stream-of.ts'
export {
  createCallerFactory,
  middleware,
  publicProcedure,
  router,
  type CallerFactory,
} from './trpc.ts'
export { tracked, type TrackedEnvelope } from '@trpc/server'
