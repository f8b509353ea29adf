import { awsSsmParameter } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.ssm'

/** A standard parameter is free as long as it is read at the standard rate. */
export const priceAwsSsmParameter = definePricer(
  awsSsmParameter,
  ({ settings: { tier }, usage }) => {
    const lines: Line[] = []
    if (tier !== 'Standard') {
      lines.push(
        fixed({
          name: 'Parameter storage (advanced)',
          unit: 'hours',
          quantity: usage.parameter_storage_hrs ?? hoursPerMonth,
          price:
            tier === null
              ? unknownSetting('tier')
              : { service, product: 'parameter-storage', key: 'advanced' },
        }),
      )
    }
    const limit = usage.api_throughput_limit ?? tier?.toLowerCase() ?? 'standard'
    if (limit !== 'standard') {
      lines.push(
        used({
          name: `API interactions (${limit})`,
          unit: '10k interactions',
          quantity: per(usage.monthly_api_interactions, 10_000),
          price: { service, product: 'parameter-interactions', key: limit },
        }),
      )
    }
    return lines
  },
)
