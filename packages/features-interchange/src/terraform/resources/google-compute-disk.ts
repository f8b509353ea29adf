import { googleComputeDisk } from '@backarch/services-topology'

import { numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { googleDiskSize } from '../shapes/google-disk.ts'

export const googleComputeDiskMapping = defineNode({
  types: ['google_compute_disk', 'google_compute_region_disk'],
  kind: googleComputeDisk,
  named: ['name'],
  links: { image: { direction: 'none' }, snapshot: { direction: 'none' } },
  settings: (attributes, context) => {
    const type = textAt(attributes, 'type', 'pd-standard')
    const resource = context.project.find(context.address)
    return {
      diskType: type?.split('/').at(-1) ?? null,
      sizeGb: googleDiskSize(attributes, context),
      provisionedIops: numberAt(attributes, 'provisioned_iops'),
      replicated: resource?.type === 'google_compute_region_disk',
    }
  },
})
