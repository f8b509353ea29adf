import { composeRouter } from '@backarch/api'
import type { SealedRouter } from '@backarch/api/sealed'

import * as shipped from './shipped.ts'

type Shipped = typeof shipped

/**
 * What a client's types are made of. Written out as a reference to each feature's own emitted type, so that a
 * client's program loads inputs and outputs and nothing else of the server.
 */
export type AppRouter = SealedRouter<{
  [Name in keyof Shipped]: Shipped[Name]['router']['_def']['record']
}>

export const appRouter: AppRouter = composeRouter(shipped)
