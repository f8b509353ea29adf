import { describe, expect, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<Parameters<typeof costOf>[2]>['usage']

/** What is billed, without what nobody has said the amount of. */
function bill(kind: string, region: string, settings: Settings, usage: Usage = {}) {
  return billOf(costOf(kind, settings, { region, usage })).filter(([, amount]) => amount !== null)
}

describe('a virtual machine', () => {
  const kind = 'azure.virtual-machine'

  test('costs its hours, its disks in the next larger size, and operations on standard disks', () => {
    const settings = {
      size: 'standard_f2',
      osDisk: { storageType: 'StandardSSD_LRS', sizeGb: 1000 },
      dataDisks: [
        { storageType: 'Premium_LRS', sizeGb: 17 },
        { sizeGb: 1, unbilled: true },
      ],
    }
    const usage = { monthly_hrs: 100, os_disk: { monthly_disk_operations: 20_000 } }
    expect(bill(kind, 'eastus', settings, usage)).toEqual([
      ['Instance usage (Linux, pay as you go, standard_f2)', 100, 'hours', 0.099, 9.9],
      ['os_disk > Storage (E30, LRS)', 1, 'months', 76.8, 76.8],
      ['os_disk > Disk operations', 2, '10k operations', 0.002, 0.004],
      ['data_disk > Storage (P4, LRS)', 1, 'months', 5.28, 5.28],
    ])
  })

  test.each([
    ['pay-as-you-go', 'pay as you go', 0.192],
    ['hybrid-benefit', 'hybrid benefit', 0.099],
    ['dev-test', 'dev/test', 0.099],
  ])('of Windows, paid as %s, costs the hours of %s', (purchase, label, hourly) => {
    const settings = { size: 'Standard_F2', operatingSystem: 'windows', purchase }
    expect(bill(kind, 'eastus', settings)[0]).toEqual([
      `Instance usage (Windows, ${label}, Standard_F2)`,
      730,
      'hours',
      hourly,
      Number((730 * hourly).toFixed(2)),
    ])
  })

  test.each([
    { size: null },
    { size: 'Standard_F2', purchase: 'spot' },
    { size: 'Standard_F2', operatingSystem: null },
    { size: 'Standard_F2', osDisk: { sizeGb: 40_000 } },
    { size: 'Standard_F2', osDisk: { storageType: 'PremiumV2_LRS' } },
    { size: 'Standard_F2', dataDisks: null },
    { size: 'Standard_Z99' },
  ])('without a price for %o has no total', (settings) => {
    expect(costOf(kind, settings, { region: 'eastus' })).toMatchObject({
      status: 'unpriced',
      monthly: null,
    })
  })

  test('of Linux is priced in 57 regions, of Windows only where the rate is known', () => {
    const monthly = (settings: Settings, region: string) =>
      costOf(kind, settings, { region }).status
    expect(monthly({ size: 'Standard_D2s_v5', osDisk: { unbilled: true } }, 'chilecentral')).toBe(
      'priced',
    )
    expect(monthly({ size: 'Standard_F2', operatingSystem: 'windows' }, 'westus')).toBe('unpriced')
  })
})

test('an ultra disk costs its size, its operations and its throughput', () => {
  const settings = { storageType: 'UltraSSD_LRS', sizeGb: 1500, iops: 4000, throughput: 20 }
  expect(bill('azure.managed-disk', 'eastus', settings)).toEqual([
    ['Storage (ultra, 2048 GiB)', 2048, 'GiB', 0.11972, 245.18656],
    ['Provisioned IOPS', 4000, 'IOPS', 0.04964, 198.56],
    ['Throughput', 20, 'MB/s', 0.3496, 6.992],
  ])
})

test('a scale set costs what its members cost, by the expected number before the configured one', () => {
  const settings = { size: 'Basic_A2', instances: 3 }
  const usage = { instances: 4, os_disk: { monthly_disk_operations: 10_000 } }
  expect(bill('azure.virtual-machine-scale-set', 'eastus', settings, usage)).toEqual([
    ['Instance usage (Linux, pay as you go, Basic_A2)', 2920, 'hours', 0.079, 230.68],
    ['os_disk > Storage (S4, LRS)', 4, 'months', 1.536, 6.144],
    ['os_disk > Disk operations', 4, '10k operations', 0.0005, 0.002],
  ])
})

describe('Kubernetes', () => {
  test('a cluster costs its promise of uptime, its first pool, its traffic and its zone', () => {
    const settings = {
      tier: 'Paid',
      httpApplicationRouting: true,
      nodePool: { size: 'Standard_D2_v2', osDisk: { sizeGb: 30 } },
    }
    const usage = {
      default_node_pool: { nodes: 5 },
      load_balancer: { monthly_data_processed_gb: 100 },
    }
    expect(bill('azure.kubernetes-cluster', 'eastus', settings, usage)).toEqual([
      ['Uptime SLA', 730, 'hours', 0.1, 73],
      [
        'default_node_pool > Instance usage (Linux, pay as you go, Standard_D2_v2)',
        3650,
        'hours',
        0.146,
        532.9,
      ],
      ['default_node_pool > os_disk > Storage (S4, LRS)', 5, 'months', 1.536, 7.68],
      ['Load Balancer > Data processed', 100, 'GB', 0.005, 0.5],
      ['DNS > Hosted zone', 1, 'months', 0.5, 0.5],
    ])
  })

  test('a pool of 450 hours costs its disks for the whole month', () => {
    const usage = { nodes: 2, monthly_hrs: 450 }
    expect(bill('azure.kubernetes-node-pool', 'eastus', { size: 'Basic_A2' }, usage)).toEqual([
      ['Instance usage (Linux, pay as you go, Basic_A2)', 900, 'hours', 0.079, 71.1],
      ['os_disk > Storage (S10, LRS)', 2, 'months', 5.89, 11.78],
    ])
  })
})
