import { azureApiManagement } from '@backarch/services-topology'

import { type Attributes, blocksAt, countAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const tiers = [
  'Consumption',
  'Developer',
  'Basic',
  'Standard',
  'Premium',
  'BasicV2',
  'StandardV2',
  'PremiumV2',
] as const

/** `Premium_2`: two units. */
function skuOf(attributes: Attributes) {
  const [name = '', units = ''] = textAt(attributes, 'sku_name')?.split('_') ?? []
  const tier = tiers.find((known) => known.toLowerCase() === name.toLowerCase()) ?? null
  return { tier, capacity: /^\d{1,4}$/.test(units) ? Number(units) : null }
}

export const azureApiManagementMapping = defineNode({
  types: ['azurerm_api_management'],
  kind: azureApiManagement,
  named: ['name'],
  settings: (attributes) => {
    const { tier, capacity } = skuOf(attributes)
    return {
      tier,
      capacity,
      additionalLocations:
        blocksAt(attributes, 'additional_location')?.map((location) => ({
          region: textAt(location, 'location')?.toLowerCase().replaceAll(' ', '') ?? null,
          capacity: countAt(location, 'capacity', capacity),
        })) ?? null,
    }
  },
})
