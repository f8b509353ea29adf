import { awsEc2Instance } from '@backarch/services-topology'

import { machineLines } from '../machine-lines.ts'
import { definePricer } from '../pricer.ts'
import { paidHours } from '../reserved-term.ts'

export const priceAwsEc2Instance = definePricer(
  awsEc2Instance,
  ({ settings, usage, hours, commitment }) => {
    const { purchaseOption } = settings
    return machineLines({
      settings,
      usage,
      hours: usage.monthly_hrs ?? paidHours(usage, hours),
      commitment,
      onDemand: purchaseOption === null ? null : purchaseOption === 'on-demand' ? 1 : 0,
      spot: purchaseOption === null ? 0 : purchaseOption === 'spot' ? 1 : 0,
      ...(purchaseOption === null && { note: 'the setting purchaseOption is not known' }),
    })
  },
)
