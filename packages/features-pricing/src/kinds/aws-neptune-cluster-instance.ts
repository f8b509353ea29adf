import { awsNeptuneClusterInstance } from '@backarch/services-topology'
import type { z } from 'zod'

import {
  fixed,
  unknownSetting,
  used,
  type Line,
  type NoPrice,
  type PriceReference,
} from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof awsNeptuneClusterInstance.settings>

const service = 'aws.neptune'

/** Without charges for I/O, hours cost more: rates of their own. */
function instancePrice({ instanceClass, storageType }: Settings): PriceReference | NoPrice {
  if (instanceClass === null) return unknownSetting('instanceClass')
  if (storageType === null) return unknownSetting('storageType')
  const product = storageType === 'iopt1' ? 'instance-io-optimized' : 'instance'
  return { service, product, key: instanceClass }
}

export const priceAwsNeptuneClusterInstance = definePricer(
  awsNeptuneClusterInstance,
  ({ settings, usage, hours }) => {
    const type = settings.instanceClass ?? 'unknown class'
    const lines: Line[] = [
      fixed({
        name: `Database instance (on-demand, ${type})`,
        unit: 'hours',
        quantity: hours,
        price: instancePrice(settings),
      }),
    ]
    const [, family] = /^db\.(t\d\w*)\./.exec(type) ?? []
    if (family !== undefined) {
      lines.push(
        used({
          name: 'CPU credits',
          unit: 'vCPU-hours',
          quantity: usage.monthly_cpu_credit_hrs,
          price: { service, product: 'cpu-credits', key: family },
        }),
      )
    }
    return lines
  },
)
