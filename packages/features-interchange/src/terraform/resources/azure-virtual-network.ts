import { textsAt } from '../mapping/attributes.ts'
import type { ContainerMapping } from '../mapping/mapping.ts'

export const azureVirtualNetwork: ContainerMapping = {
  outcome: 'container',
  types: ['azurerm_virtual_network'],
  groupKind: 'network',
  settings: (attributes) => ({ cidrBlock: textsAt(attributes, 'address_space')?.[0] ?? null }),
}
