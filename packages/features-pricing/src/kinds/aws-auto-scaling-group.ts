import { awsAutoScalingGroup } from '@backarch/services-topology'
import type { z } from 'zod'

import { machineLines } from '../machine-lines.ts'
import { definePricer } from '../pricer.ts'
import { paidHours } from '../reserved-term.ts'

type Settings = z.output<typeof awsAutoScalingGroup.settings>

interface Split {
  readonly onDemand: number | null
  readonly spot: number | null
  readonly note?: string
}

function unknown(setting: string): Split {
  return { onDemand: null, spot: 0, note: `the setting ${setting} is not known` }
}

/** How many members are bought on demand and how many at the spot price. */
function split(settings: Settings, members: number | null): Split {
  const { purchaseOption } = settings.instance
  const { onDemandBaseCapacity: base, onDemandPercentageAboveBase: percentage } = settings
  if (members === null) return unknown('desiredCapacity')
  if (purchaseOption === null) return unknown('instance.purchaseOption')
  if (purchaseOption === 'spot') return { onDemand: 0, spot: members }
  if (base === null) return unknown('onDemandBaseCapacity')
  if (percentage === null) return unknown('onDemandPercentageAboveBase')
  const aboveBase = Math.max(0, members - base)
  // AWS rounds in favour of on demand.
  const onDemandAboveBase = Math.ceil((aboveBase * Math.min(percentage, 100)) / 100)
  const onDemand = members - aboveBase + Math.min(onDemandAboveBase, aboveBase)
  return { onDemand, spot: members - onDemand }
}

/** A group costs what its members cost: the expected number, else the desired one. */
export const priceAwsAutoScalingGroup = definePricer(
  awsAutoScalingGroup,
  ({ settings, usage: { instances, ...usage }, hours, commitment }) => {
    const members = instances ?? settings.desiredCapacity
    return machineLines({
      settings: settings.instance,
      usage,
      hours: paidHours(usage, hours),
      commitment,
      ...split(settings, members),
    })
  },
)
