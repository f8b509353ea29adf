import { googleComputeInstance } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'
import { googleMachine } from '../shapes/google-machine.ts'

export const googleComputeInstanceMapping = defineNode({
  types: ['google_compute_instance'],
  kind: googleComputeInstance,
  named: ['name'],
  links: { boot_disk: { direction: 'to', mode: 'data' } },
  settings: googleMachine,
})
