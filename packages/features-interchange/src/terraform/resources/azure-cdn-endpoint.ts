import { azureCdnEndpoint } from '@backarch/services-topology'

import { type Attributes, choiceAt, lengthAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { ownerAt } from '../mapping/owner.ts'

const skus = [
  'Standard_Akamai',
  'Standard_ChinaCdn',
  'Standard_Microsoft',
  'Standard_Verizon',
  'Premium_Verizon',
] as const

/** The blocks of both names; null when their number is not known. */
function rulesOf(attributes: Attributes): number | null {
  const global = lengthAt(attributes, 'global_delivery_rule')
  const others = lengthAt(attributes, 'delivery_rule')
  return global === null || others === null ? null : global + others
}

export const azureCdnEndpointMapping = defineNode({
  types: ['azurerm_cdn_endpoint'],
  kind: azureCdnEndpoint,
  named: ['name'],
  settings: (attributes, context) => {
    const profile = ownerAt(attributes, 'profile_name', ['azurerm_cdn_profile'], context)
    const optimization = textAt(attributes, 'optimization_type', 'GeneralWebDelivery')
    return {
      sku:
        profile === undefined
          ? null
          : choiceAt(context.attributesOf(profile.address), 'sku', skus, null),
      deliveryRules: rulesOf(attributes),
      acceleration: optimization === null ? null : /^dynamicsite/i.test(optimization),
    }
  },
})
