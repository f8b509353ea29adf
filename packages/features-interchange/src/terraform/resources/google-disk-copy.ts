import { googleDiskCopy } from '@backarch/services-topology'

import { numberAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { sizeOfSource } from '../shapes/google-disk.ts'

const copies = {
  google_compute_image: 'image',
  google_compute_machine_image: 'machine-image',
  google_compute_snapshot: 'snapshot',
} as const

export const googleDiskCopyMapping = Object.entries(copies).map(([type, copy]) =>
  defineNode({
    types: [type],
    kind: googleDiskCopy,
    named: ['name'],
    settings: (attributes, context) => ({
      copy,
      sizeGb:
        numberAt(attributes, 'disk_size_gb') ??
        sizeOfSource(attributes, context, new Set([context.address])),
    }),
  }),
)
