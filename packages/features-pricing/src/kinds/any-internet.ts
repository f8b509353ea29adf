import { anyInternet } from '@backarch/services-topology'

import { definePricer } from '../pricer.ts'

/** Free in itself: what is sent there is billed on the edge, at the prices of whoever sends it. */
export const priceAnyInternet = definePricer(anyInternet, () => [])
