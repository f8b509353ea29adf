import { awsHours } from './aws-hours.ts'
import type { ToCatalog } from './list-product.ts'

/** Machines of domains, whose two names are of one price. */
export const awsOpensearchToCatalog: ToCatalog = (product) => {
  const { usagetype = '', instancetype = '' } = product.attributes
  const key = /^(.+)\.(?:search|elasticsearch)$/.exec(instancetype)?.[1]
  if (!/(?:^|-)ESInstance:/.test(usagetype) || key === undefined) return null
  return awsHours(product, {
    service: 'aws.opensearch',
    key,
    onDemand: 'on-demand',
    reserved: 'reserved',
  })
}
