import { awsPrivateCa } from '@backarch/services-topology'

import { fixed, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { tieredLines } from '../tiered-lines.ts'

const service = 'aws.acm'

/** Certificates a month. */
const tiers = [
  { label: 'first 1K', size: 1000 },
  { label: 'next 9K', size: 9000 },
  { label: 'over 10K', size: Infinity },
]

export const priceAwsPrivateCa = definePricer(
  awsPrivateCa,
  ({ settings: { usageMode }, usage }) => {
    const shortLived = usageMode === 'SHORT_LIVED_CERTIFICATE'
    const authority = fixed({
      name: `Private certificate authority${shortLived ? ' (short-lived certificate mode)' : ''}`,
      unit: 'months',
      quantity: 1,
      price:
        usageMode === null
          ? unknownSetting('usageMode')
          : { service, product: 'authority', key: usageMode },
    })
    const quantity = usage.monthly_requests
    const unit = 'requests'
    if (shortLived) {
      const price = { service, product: 'short-lived-certificates', key: 'short-lived' }
      return [authority, used({ name: 'Certificates (short-lived)', unit, quantity, price })]
    }
    const price = { service, product: 'certificates' }
    return [authority, ...tieredLines({ name: 'Certificates', unit, quantity, tiers, price })]
  },
)
