import { z } from 'zod'

import { amountSetting, choiceSetting, countSetting, textSetting } from './fields.ts'

/** Null when the number of elements is not known. */
function listed<Element extends z.ZodType>(element: Element) {
  return z.array(element).max(100).nullable().default([])
}

/** What a Compute Engine machine is, alone, in an instance group or in a node pool. */
export const googleMachineFields = {
  /** e.g. `e2-medium`, `n2-custom-4-8192`. */
  machineType: textSetting(),
  /** `preemptible` is also Spot: they cost the same. */
  purchaseOption: choiceSetting(['on-demand', 'preemptible'], 'on-demand'),
  /** Disks that go with the machine. */
  disks: listed(
    z.strictObject({
      diskType: textSetting('pd-standard'),
      sizeGb: amountSetting(null),
    }),
  ),
  /** Of 375 GB each. */
  localSsdCount: countSetting(0),
  accelerators: listed(
    z.strictObject({
      /** e.g. `nvidia-tesla-k80`. */
      acceleratorType: textSetting(),
      count: countSetting(1),
    }),
  ),
}

/** A node pool of GKE: machines of a kind, in one or several zones. */
export const googleNodePoolFields = {
  ...googleMachineFields,
  nodesPerZone: countSetting(3),
  zones: countSetting(1),
}
