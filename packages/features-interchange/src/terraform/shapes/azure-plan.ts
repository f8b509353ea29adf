import { type Attributes, blockAt, referencesAt, textAt } from '../mapping/attributes.ts'
import type { MappingContext } from '../mapping/mapping.ts'

/** The SKU of the plan that an app runs on; null when the plan is not part of the project. */
export function planSkuOf(attributes: Attributes, context: MappingContext): string | null {
  for (const { address } of referencesAt(attributes, 'service_plan_id', 'app_service_plan_id')) {
    const type = context.project.find(address)?.type
    if (type === 'azurerm_service_plan') return textAt(context.attributesOf(address), 'sku_name')
    if (type === 'azurerm_app_service_plan') {
      return textAt(blockAt(context.attributesOf(address), 'sku'), 'size')
    }
  }
  return null
}
