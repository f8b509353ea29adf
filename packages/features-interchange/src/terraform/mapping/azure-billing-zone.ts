import type { MappingContext } from './mapping.ts'
import { regionOfResource } from './regions.ts'

/**
 * Where a service that lies in no region is billed. Microsoft's own cloud is one zone; what names no location is
 * in it, because Terraform's provider is, unless another environment is asked for.
 */
export function azureBillingZone({
  project,
  address,
}: MappingContext): 'zone-1' | 'germany' | 'us-gov' | 'china' {
  const resource = project.find(address)
  const region = resource === undefined ? null : regionOfResource(resource, project)
  if (region?.startsWith('germany') === true) return 'germany'
  if (region?.startsWith('usgov') === true || region?.startsWith('usdod') === true) return 'us-gov'
  return region?.startsWith('china') === true ? 'china' : 'zone-1'
}
