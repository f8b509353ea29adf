import { azureContainerRegistry } from '@backarch/services-topology'

import { fixed, times, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.container-registry'
/** The registry is sold by the day. */
const daysPerMonth = 30
const secondsPerHour = 3600

const includedGb = { Classic: 10, Basic: 10, Standard: 100, Premium: 500 } as const

export const priceAzureContainerRegistry = definePricer(
  azureContainerRegistry,
  ({ settings: { sku, geoReplications }, usage }) => {
    const lines: Line[] = []
    if (geoReplications !== 0) {
      const places = geoReplications === 1 ? '1 location' : `${geoReplications} locations`
      lines.push(
        fixed({
          name: `Geo replication (${places})`,
          unit: 'days',
          quantity: geoReplications === null ? null : daysPerMonth * geoReplications,
          price:
            geoReplications === null
              ? unknownSetting('geoReplications')
              : { service, product: 'geo-replication', key: 'location' },
        }),
      )
    }
    lines.push(
      fixed({
        name: `Registry usage (${sku ?? 'unknown SKU'})`,
        unit: 'days',
        quantity: daysPerMonth,
        price:
          sku === null
            ? unknownSetting('sku')
            : { service, product: 'registry', key: sku.toLowerCase() },
      }),
    )
    const included = includedGb[sku ?? 'Basic']
    const stored = usage.storage_gb
    lines.push(
      used({
        name: `Storage (over ${included}GB)`,
        unit: 'GB',
        quantity: stored === undefined ? undefined : Math.max(0, stored - included),
        price: { service, product: 'storage', key: 'data-stored' },
      }),
      used({
        name: 'Build vCPU',
        unit: 'seconds',
        quantity: times(usage.monthly_build_vcpu_hrs, secondsPerHour),
        price: { service, product: 'build', key: 'vcpu' },
      }),
    )
    return lines
  },
)
