export type { Context, Principal } from './context.ts'
export { defineFeature, serverParts, type ServerParts } from './feature.ts'
export { createCallerFactory, middleware, publicProcedure, router, userProcedure } from './trpc.ts'
