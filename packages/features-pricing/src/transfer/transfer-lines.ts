import type { GraphEdge } from '@backarch/services-topology/schemas'

import { used, type Line } from '../line.ts'
import { awsTransfer } from './aws-transfer.ts'
import { azureTransfer } from './azure-transfer.ts'
import { googleTransfer } from './google-transfer.ts'
import { routeBetween, type Cloud, type End } from './route.ts'
import type { TransferPrices } from './transfer-prices.ts'

/** An edge of which somebody has said what goes over it, and where it ends. */
export interface Transfer {
  readonly edge: GraphEdge & { readonly volume: NonNullable<GraphEdge['volume']> }
  readonly from: End
  readonly to: End
}

interface Way {
  readonly from: End
  readonly to: End
  readonly gigabytes: number | null | undefined
}

const prices: Readonly<Record<Cloud, TransferPrices>> = {
  aws: awsTransfer,
  azure: azureTransfer,
  google: googleTransfer,
}

/**
 * What the network bills for an edge: one way what is sent, the other what comes back. Replies that nobody speaks of
 * are asked for where a caller waits for them and they are not free.
 */
export function transferLines({ edge, from, to }: Transfer): Line[] {
  const { gigabytes, replyGigabytes = null } = edge.volume
  const replies = wayLines({ from: to, to: from, gigabytes: replyGigabytes })
  const hasReplies = replyGigabytes !== null || (edge.mode === 'sync' && !replies.every(isFree))
  return [
    ...wayLines({ from, to, gigabytes }),
    ...(hasReplies ? replies : []).map((line) => ({ ...line, name: `Replies > ${line.name}` })),
  ]
}

/** Whether nothing is billed, however much it is. */
export function isFree({ price }: Line): boolean {
  return 'dollars' in price && price.dollars === 0
}

function wayLines({ from, to, gigabytes: amount }: Way): Line[] {
  const gigabytes = amount ?? undefined
  const line = (price: Line['price']) => [
    used({ name: 'Data transfer', unit: 'GB', quantity: gigabytes, price }),
  ]
  const route = routeBetween(from, to)
  switch (route.billed) {
    case 'nothing':
      return line({ dollars: 0, source: route.because })
    case 'unknown':
      return line({ missing: route.because })
    case 'between-zones':
      return prices[route.provider].betweenZones({ ...route, gigabytes })
    case 'between-regions':
      return prices[route.provider].betweenRegions({ ...route, gigabytes })
    case 'internet':
      return prices[route.provider].toInternet({ ...route, gigabytes })
    default:
      return route satisfies never
  }
}
