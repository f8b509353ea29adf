import { googleComputeAddress } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { googlePurchaseOption } from '../shapes/google-machine.ts'

/** What an address costs depends on the machine that has it; with anything else it is billed as unused. */
function usedBy(context: MappingContext) {
  const machines = context.project
    .referrers(context.address)
    .filter(({ type }) => type === 'google_compute_instance')
    .map(({ address }) => googlePurchaseOption(context.attributesOf(address)))
  const [option] = machines
  if (option === undefined) return 'nothing' as const
  if (option === null) return null
  return option === 'preemptible' ? ('preemptible-vm' as const) : ('standard-vm' as const)
}

export const googleComputeAddressMapping = defineNode({
  types: ['google_compute_address', 'google_compute_global_address'],
  kind: googleComputeAddress,
  named: ['name'],
  links: { subnetwork: { direction: 'none' }, network: { direction: 'none' } },
  settings: (attributes, context) => {
    const type = choiceAt(attributes, 'address_type', ['EXTERNAL', 'INTERNAL'], 'EXTERNAL')
    const resource = context.project.find(context.address)
    return {
      internal: type === null ? null : type === 'INTERNAL',
      global: resource?.type === 'google_compute_global_address',
      usedBy: usedBy(context),
    }
  },
})
