import type { AnyTRPCRouter, TRPCRouterRecord } from '@trpc/server'

import type { Feature, SealedRouter } from './sealed.ts'
import { router } from './trpc.ts'

type Features = Readonly<
  Record<string, Feature<AnyTRPCRouter & { _def: { record: TRPCRouterRecord } }>>
>

/**
 * One router with every feature's procedures under its name, from `import * as shipped`.
 * Throws when a feature is exported under another name than its own: clients would call what the types do not show.
 */
export function composeRouter<Shipped extends Features>(
  shipped: Shipped,
): SealedRouter<{ [Name in keyof Shipped]: Shipped[Name]['router']['_def']['record'] }>
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
