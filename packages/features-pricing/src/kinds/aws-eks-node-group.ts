import { awsEksNodeGroup } from '@backarch/services-topology'

import { machineLines } from '../machine-lines.ts'
import { definePricer } from '../pricer.ts'
import { paidHours } from '../reserved-term.ts'

/** A group costs what its nodes cost: the expected number, else the desired one. */
export const priceAwsEksNodeGroup = definePricer(
  awsEksNodeGroup,
  ({ settings: { desiredSize, instance }, usage: { instances, ...usage }, hours, commitment }) => {
    const nodes = instances ?? desiredSize
    const { purchaseOption } = instance
    const unknown =
      nodes === null ? 'desiredSize' : purchaseOption === null ? 'instance.purchaseOption' : null
    const spot = purchaseOption === 'spot'
    return machineLines({
      settings: instance,
      usage,
      hours: paidHours(usage, hours),
      commitment,
      onDemand: unknown !== null ? null : spot ? 0 : nodes,
      spot: unknown === null && spot ? nodes : 0,
      ...(unknown !== null && { note: `the setting ${unknown} is not known` }),
    })
  },
)
