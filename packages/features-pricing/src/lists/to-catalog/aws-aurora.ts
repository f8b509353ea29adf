import { awsHours } from './aws-hours.ts'
import type { ToCatalog } from './list-product.ts'

/** Instances of Aurora clusters, which cost the same whatever the engine; where they do not, they have no price. */
export const awsAuroraToCatalog: ToCatalog = (product) => {
  const { attributes, family } = product
  const { usagetype = '', databaseengine = '', instancetype: key } = attributes
  if (family !== 'Database Instance' || !databaseengine.startsWith('Aurora ')) return null
  if (!/(?:^|-)InstanceUsage:/.test(usagetype) || key === undefined) return null
  return awsHours(product, {
    service: 'aws.aurora',
    key,
    onDemand: 'instance',
    reserved: 'reserved',
  })
}
