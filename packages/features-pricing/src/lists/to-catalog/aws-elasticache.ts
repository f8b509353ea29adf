import { awsHours } from './aws-hours.ts'
import type { ToCatalog } from './list-product.ts'

const engines: Readonly<Record<string, string>> = {
  Redis: 'redis',
  Valkey: 'valkey',
  Memcached: 'memcached',
}

/** Nodes by engine; not what lies in an Outpost. */
export const awsElasticacheToCatalog: ToCatalog = (product) => {
  const { usagetype = '', cacheengine = '', instancetype: key } = product.attributes
  const engine = engines[cacheengine]
  if (product.family !== 'Cache Instance' || engine === undefined || key === undefined) return null
  if (!/(?:^|-)NodeUsage:/.test(usagetype) || /outpost/i.test(usagetype)) return null
  return awsHours(product, {
    service: 'aws.elasticache',
    key,
    onDemand: `on-demand-${engine}`,
    reserved: `reserved-${engine}`,
  })
}
