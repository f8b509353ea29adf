import type { ListProduct, ListRate } from '../../src/lists/to-catalog/list-product.ts'
import { onDemand } from './list-rate.ts'

export type Bought = Partial<ListRate> & Pick<ListRate, 'purchase'>

/** What differs from a price of an hour. */
export function rate(bought: Bought): ListRate {
  return { ...onDemand('Hrs', '0.05'), ...bought }
}

export const year: Bought = {
  purchase: 'reserved',
  offering: 'standard',
  payment: 'No Upfront',
  termMonths: 12,
}
export const partialConvertible: Bought = {
  purchase: 'reserved',
  offering: 'convertible',
  payment: 'Partial Upfront',
  termMonths: 36,
}
export function aws(
  service: string,
  family: string | null,
  attributes: Record<string, string>,
  bought: Bought,
): ListProduct {
  return { service, family, attributes, rates: [rate(bought)] }
}

export function machine(attributes: Record<string, string>, bought: Bought): ListProduct {
  const type = { instancetype: 'm5.large', usagetype: 'USE2-BoxUsage:m5.large' }
  const shared = { tenancy: 'Shared', operatingsystem: 'Linux' }
  return aws('AmazonEC2', 'Compute Instance', { ...type, ...shared, ...attributes }, bought)
}

export function database(attributes: Record<string, string>, bought: Bought): ListProduct {
  const usage = { usagetype: 'InstanceUsage:db.r5.large', deploymentoption: 'Single-AZ' }
  const all = { instancetype: 'db.r5.large', ...usage, ...attributes }
  return aws('AmazonRDS', 'Database Instance', all, bought)
}

export function cache(engine: string, bought: Bought): ListProduct {
  const type = { instancetype: 'cache.m6g.large', usagetype: 'USE2-NodeUsage:cache.m6g.large' }
  return aws('AmazonElastiCache', 'Cache Instance', { ...type, cacheengine: engine }, bought)
}

export function search(type: string, bought: Bought): ListProduct {
  const attributes = { instancetype: `${type}.search`, usagetype: `USE2-ESInstance:${type}` }
  return aws('AmazonES', 'Amazon OpenSearch Service Instance', attributes, bought)
}

export function azure(system: string, bought: Bought): ListProduct {
  const product = { productname: 'Virtual Machines Dv3 Series', armskuname: 'Standard_D2_v3' }
  const attributes = { ...product, operatingsystem: system }
  const rates = [rate({ unit: '1 Hour', ...bought })]
  return { service: 'Virtual Machines', family: 'Compute', attributes, rates }
}

export function google(
  description: string,
  unit: string,
  bought: Partial<ListRate> = {},
): ListProduct {
  const purchase = description.includes('Preemptible') ? 'spot' : 'on_demand'
  const rates = [rate({ purchase, unit, ...bought })]
  return { service: 'Compute Engine', family: 'Compute', attributes: { description }, rates }
}

export const plan: Bought = {
  purchase: 'savings_plan',
  offering: 'ComputeSavingsPlans',
  payment: 'No Upfront',
  termMonths: 12,
}

export function planned(operation: string, bought: Bought = plan, usage = 'BoxUsage'): ListProduct {
  const attributes = { usagetype: `APE2-${usage}:r7g.large`, operation, instancetype: 'r7g.large' }
  return aws('AmazonEC2', null, attributes, bought)
}
