import { expect, test } from 'vitest'

import type { ListProduct } from '../../src/lists/to-catalog/list-product.ts'
import { catalogNames } from '../../src/lists/to-catalog/to-catalog.ts'
import { azure, cache, machine, plan, planned, rate, year } from './list-products.ts'

test.each<[string, 'aws' | 'azure', ListProduct]>([
  [
    'a plan for one family',
    'aws',
    planned('RunInstances', { ...plan, offering: 'EC2InstanceSavingsPlans' }),
  ],
  [
    'a plan that is partly paid upfront',
    'aws',
    planned('RunInstances', { ...plan, payment: 'Partial Upfront' }),
  ],
  ['a plan of another length', 'aws', planned('RunInstances', { ...plan, termMonths: 60 })],
  ['a system with software', 'aws', planned('RunInstances:0202')],
  ['a system that nobody names', 'aws', planned('RunInstances:0g00')],
  ['a dedicated machine under a plan', 'aws', planned('RunInstances', plan, 'DedicatedUsage')],
  ['capacity that is not used', 'aws', planned('RunInstances', plan, 'UnusedBox')],
  ['a reservation of another length', 'aws', machine({}, { ...year, termMonths: 24 })],
  ['a reservation of another class', 'aws', machine({}, { ...year, offering: 'scheduled' })],
  ['what is paid upfront', 'aws', machine({}, { ...year, unit: 'Quantity', price: '200' })],
  [
    'what was all paid upfront',
    'aws',
    machine({}, { ...year, payment: 'All Upfront', price: '0.0' }),
  ],
  [
    'a cache in an Outpost',
    'aws',
    {
      ...cache('Redis', year),
      attributes: {
        cacheengine: 'Redis',
        instancetype: 'cache.m6g.large',
        usagetype: 'Outpost-NodeUsage:cache.m6g.large',
      },
    },
  ],
  ['a cache of another engine', 'aws', cache('Other', year)],
  [
    'a machine of low priority',
    'azure',
    azure('Linux', { purchase: 'spot', offering: 'Low Priority' }),
  ],
  [
    'a reservation of Windows',
    'azure',
    azure('Windows', { purchase: 'reserved', termMonths: 12, unit: '1 Year' }),
  ],
  [
    'a spot machine under a plan',
    'azure',
    azure('Linux', { purchase: 'savings_plan', termMonths: 12, offering: 'Spot' }),
  ],
  ['a machine for development', 'azure', azure('Linux', { purchase: 'dev_test' })],
])('%s has no name in the catalog', (_, provider, listed) => {
  expect(catalogNames(provider).of(listed, 'r')).toEqual([])
})

test('two prices for the same reservation leave none', () => {
  const listed = { ...machine({}, year), rates: [rate(year), rate({ ...year, price: '0.06' })] }
  expect(catalogNames('aws').of(listed, 'r')).toEqual([])
})
