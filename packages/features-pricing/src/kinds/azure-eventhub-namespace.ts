import { azureEventhubNamespace } from '@backarch/services-topology'
import type { z } from 'zod'

import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof azureEventhubNamespace.settings>
type Sku = NonNullable<Settings['sku']>

const service = 'azure.event-hubs'

const capacityUnits = {
  Basic: 'throughput units',
  Standard: 'throughput units',
  Premium: 'processing units',
  Dedicated: 'capacity units',
} as const satisfies Record<Sku, string>

/** GB of retained events that come with each unit: one terabyte, and ten of a dedicated one. */
const includedGb = { Premium: 1024, Dedicated: 10_240 } as const

export const priceAzureEventhubNamespace = definePricer(
  azureEventhubNamespace,
  ({ settings, usage }) => {
    const { sku } = settings
    const capacity = usage.throughput_or_capacity_units ?? settings.capacity
    if (sku === null || capacity === null) {
      const price = unknownSetting(sku === null ? 'sku' : 'capacity')
      return [fixed({ name: 'Capacity', unit: 'units', quantity: null, price })]
    }
    const lines: Line[] = [
      fixed({
        name: `Capacity (${sku})`,
        unit: capacityUnits[sku],
        quantity: capacity,
        price: { service, product: 'capacity', key: sku },
      }),
    ]
    if (sku === 'Premium' || sku === 'Dedicated') {
      const retained = usage.retention_storage_gb
      lines.push(
        used({
          name: 'Extended retention',
          unit: 'GB',
          quantity:
            retained === undefined ? undefined : Math.max(0, retained - includedGb[sku] * capacity),
          price: { service, product: 'retention', key: 'retention' },
        }),
      )
      return lines
    }
    lines.push(
      used({
        name: `Ingress event (${sku})`,
        unit: '1M events',
        quantity: per(usage.monthly_ingress_events, 1e6),
        price: { service, product: 'ingress', key: sku },
      }),
    )
    const capture = usage.capture_enabled ?? settings.capture
    if (sku === 'Standard' && capture !== false) {
      lines.push(
        fixed({
          name: 'Capture',
          unit: 'units',
          quantity: capture === null ? null : capacity,
          price:
            capture === null
              ? unknownSetting('capture')
              : { service, product: 'capture', key: 'capture' },
        }),
      )
    }
    return lines
  },
)
