import type { AnyTRPCRouter, TRPCRouterRecord } from '@trpc/server'

import type { Feature, SealedRouter } from './sealed.ts'
import { router } from './trpc.ts'

/** Features by their names, as `import * as shipped` gives them. */
export type Features = Readonly<
  Record<string, Feature<AnyTRPCRouter & { _def: { record: TRPCRouterRecord } }>>
>

/** The procedures of each feature under its name. */
export type RecordOf<Shipped extends Features> = {
  [Name in keyof Shipped]: Shipped[Name]['router']['_def']['record']
}

/**
 * One router with every feature's procedures under its name.
 * Throws when a feature is exported under another name than its own: clients would call what the types do not show.
 */
export function composeRouter<Shipped extends Features>(
  shipped: Shipped,
): SealedRouter<RecordOf<Shipped>>
export function composeRouter(shipped: Features): unknown {
  for (const [name, feature] of Object.entries(shipped)) {
    if (name !== feature.name) {
      throw new Error(
        `The feature ${feature.name} is shipped under the name ${name}: rename one of them.`,
      )
    }
  }
  return router(
    Object.fromEntries(Object.values(shipped).map((feature) => [feature.name, feature.router])),
  )
}
