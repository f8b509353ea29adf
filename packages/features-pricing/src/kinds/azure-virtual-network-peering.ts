import { azureVirtualNetworkPeering } from '@backarch/services-topology'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.virtual-network'

/** Names of regions begin with a direction or a country; those of no zone here have prices of their own. */
const zones: Readonly<Record<string, RegExp>> = {
  'zone-1':
    /^(?:(?:north|west|central|east|southcentral|northcentral|westcentral)(?:us\d?|europe)|(?:canada|france|germany|norway|sweden|switzerland|uk)[a-z]+)$/,
  'zone-2':
    /^(?:(?:east|southeast)asia|australia(?:east|southeast)|japan(?:east|west)|korea(?:central|south)|(?:central|south|west)india)$/,
}

function peeringZone(region: string): string | null {
  return Object.entries(zones).find(([, names]) => names.test(region))?.[0] ?? null
}

/** Both ends pay; beyond a region, each by the zone that it lies in. */
export const priceAzureVirtualNetworkPeering = definePricer(
  azureVirtualNetworkPeering,
  ({ settings: { sourceRegion, remoteRegion }, usage }) => {
    function price(direction: 'inbound' | 'outbound') {
      if (sourceRegion === null) return unknownSetting('sourceRegion')
      if (remoteRegion === null) return unknownSetting('remoteRegion')
      if (sourceRegion === remoteRegion) {
        return { service, product: 'peering-within-region', key: direction, region: sourceRegion }
      }
      const region = direction === 'inbound' ? remoteRegion : sourceRegion
      const zone = peeringZone(region)
      if (zone === null) return { missing: `no price: the zone of ${region} is not known` }
      return { service, product: `peering-${direction}`, key: zone, region: 'global' }
    }

    return [
      used({
        name: 'Inbound data transfer',
        unit: 'GB',
        quantity: usage.monthly_data_transfer_gb,
        price: price('inbound'),
      }),
      used({
        name: 'Outbound data transfer',
        unit: 'GB',
        quantity: usage.monthly_data_transfer_gb,
        price: price('outbound'),
      }),
    ]
  },
)
