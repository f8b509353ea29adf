import { googleNodePool } from '@backarch/services-topology'

import { googleNodePoolLines } from '../google-node-pool-lines.ts'
import { definePricer } from '../pricer.ts'

export const priceGoogleNodePool = definePricer(googleNodePool, ({ settings, usage, ...buying }) =>
  googleNodePoolLines(settings, usage.nodes, buying),
)
