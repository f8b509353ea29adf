import { awsHours } from './aws-hours.ts'
import type { ToCatalog } from './list-product.ts'

/** Nodes of clusters. */
export const awsRedshiftToCatalog: ToCatalog = (product) => {
  const { usagetype = '', instancetype: key } = product.attributes
  if (product.family !== 'Compute Instance' || key === undefined) return null
  if (!/(?:^|-)Node:/.test(usagetype)) return null
  return awsHours(product, {
    service: 'aws.redshift',
    key,
    onDemand: 'node',
    reserved: 'reserved',
  })
}
