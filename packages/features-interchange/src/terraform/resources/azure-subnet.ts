import { textsAt } from '../mapping/attributes.ts'
import type { ContainerMapping } from '../mapping/mapping.ts'

export const azureSubnet: ContainerMapping = {
  outcome: 'container',
  types: ['azurerm_subnet'],
  groupKind: 'subnet',
  settings: (attributes) => ({ cidrBlock: textsAt(attributes, 'address_prefixes')?.[0] ?? null }),
}
