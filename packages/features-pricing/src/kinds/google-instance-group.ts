import { googleInstanceGroup } from '@backarch/services-topology'

import { googleMachineLines } from '../google-machine-lines.ts'
import { definePricer } from '../pricer.ts'

export const priceGoogleInstanceGroup = definePricer(
  googleInstanceGroup,
  ({ settings: { targetSize, machine }, usage, ...buying }) => {
    const count = usage.instances ?? targetSize
    const note = count === null ? 'the setting targetSize is not known' : undefined
    return googleMachineLines({ machine, count, ...buying, note })
  },
)
