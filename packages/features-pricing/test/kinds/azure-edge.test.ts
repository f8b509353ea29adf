import { describe, expect, it, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<Parameters<typeof costOf>[2]>['usage']

const bill = (kind: string, region: string | null, settings: Settings = {}, usage: Usage = {}) =>
  billOf(costOf(`azure.${kind}`, settings, { region, usage }))
const total = (kind: string, region: string | null, settings: Settings = {}, usage: Usage = {}) =>
  costOf(`azure.${kind}`, settings, { region, usage }).monthly

describe('at the edge', () => {
  test('Front Door costs its rules, hosts beyond a hundred, and data', () => {
    const usage = {
      monthly_inbound_data_transfer_gb: 100,
      monthly_outbound_data_transfer_gb: 60_000,
    }
    const settings = { routingRules: 6, frontendHosts: 110 }
    expect(bill('front-door', 'westeurope', settings, usage)).toEqual([
      ['Routing rules (first 5 rules)', 3650, 'hours', 0.03, 109.5],
      ['Routing rules (per additional rule)', 730, 'hours', 0.012, 8.76],
      ['Frontend hosts (over 100)', 10, 'hosts', 5, 50],
      ['Inbound data transfer', 100, 'GB', 0.01, 1],
      [
        'Outbound data transfer > North America, Europe and Africa (first 10TB)',
        10_000,
        'GB',
        0.17,
        1700,
      ],
      [
        'Outbound data transfer > North America, Europe and Africa (next 40TB)',
        40_000,
        'GB',
        0.15,
        6000,
      ],
      [
        'Outbound data transfer > North America, Europe and Africa (over 50TB)',
        10_000,
        'GB',
        0.13,
        1300,
      ],
    ])
    expect(total('front-door', 'westeurope', { routingRules: null })).toBeNull()
    expect(total('front-door', 'westeurope', { frontendHosts: null })).toBeNull()
  })

  test('its firewall policy costs rules, rulesets and what they look at', () => {
    const usage = { monthly_custom_rule_requests: 1e6, monthly_managed_ruleset_requests: 2e6 }
    const settings = { customRules: 2, managedRulesets: 1 }
    expect(bill('front-door-firewall-policy', 'westus', settings, usage)).toEqual([
      ['Policy', 1, 'months', 5, 5],
      ['Custom rules', 2, 'rules', 1, 2],
      ['Custom rule requests', 1, '1M requests', 0.6, 0.6],
      ['Managed rulesets', 1, 'rulesets', 20, 20],
      ['Managed ruleset requests', 2, '1M requests', 1, 2],
    ])
    expect(total('front-door-firewall-policy', 'westus', { customRules: null })).toBeNull()
    expect(total('front-door-firewall-policy', 'westus', { managedRulesets: null })).toBeNull()
  })

  test("Microsoft's CDN costs its data, and rules beyond five", () => {
    const usage = { monthly_outbound_gb: 1000, monthly_rules_engine_requests: 1e7 }
    const settings = { sku: 'Standard_Microsoft', deliveryRules: 8 }
    expect(bill('cdn-endpoint', 'eastus', settings, usage)).toEqual([
      ['Outbound data transfer (Microsoft, first 10TB)', 1000, 'GB', 0.081, 81],
      ['Rules engine rules (over 5)', 3, 'rules', 1, 3],
      ['Rules engine requests', 10, '1M requests', 0.6, 6],
    ])
  })

  test('the CDNs of others cost their data by tier, twice when it is accelerated', () => {
    const usage = { monthly_outbound_gb: 200_000 }
    const settings = { sku: 'Premium_Verizon', acceleration: true }
    expect(bill('cdn-endpoint', 'eastus', settings, usage)).toEqual([
      ['Outbound data transfer (Premium Verizon, first 10TB)', 10_000, 'GB', 0.158, 1580],
      ['Outbound data transfer (Premium Verizon, next 40TB)', 40_000, 'GB', 0.14, 5600],
      ['Outbound data transfer (Premium Verizon, next 100TB)', 100_000, 'GB', 0.121, 12_100],
      ['Outbound data transfer (Premium Verizon, next 350TB)', 50_000, 'GB', 0.102, 5100],
      ['Acceleration outbound data transfer (first 50TB)', 50_000, 'GB', 0.177, 8850],
      ['Acceleration outbound data transfer (next 100TB)', 100_000, 'GB', 0.158, 15_800],
      ['Acceleration outbound data transfer (next 350TB)', 50_000, 'GB', 0.14, 7000],
    ])
    expect(total('cdn-endpoint', 'eastus', { sku: 'Standard_Akamai' }, usage)).toBe(
      810 + 3000 + 5600 + 1850,
    )
    expect(total('cdn-endpoint', 'eastus', {}, usage)).toBeNull()
    expect(
      total('cdn-endpoint', 'eastus', { sku: 'Standard_Akamai', acceleration: null }, usage),
    ).toBeNull()
  })
})

describe('an application gateway', () => {
  test('costs its hours and ten capacity units an instance, or what is said to be used', () => {
    expect(bill('application-gateway', 'eastus', { sku: 'WAF_v2', capacity: 2 })).toEqual([
      ['Gateway usage (WAF v2)', 730, 'hours', 0.36, 262.8],
      ['V2 capacity units (WAF)', 14_600, 'CU', 0.0144, 210.24],
    ])
    const usage = { monthly_v2_capacity_units: 2 }
    expect(bill('application-gateway', 'eastus', { sku: 'standard_V2' }, usage)).toEqual([
      ['Gateway usage (basic v2)', 730, 'hours', 0.2, 146],
      ['V2 capacity units (basic)', 1460, 'CU', 0.008, 11.68],
    ])
  })

  it.each([{ sku: 'WAF_v2' }, { sku: 'WAF_Medium', capacity: 2 }, { capacity: 2 }])(
    'has no price of %o',
    (settings) => {
      expect(total('application-gateway', 'eastus', settings)).toBeNull()
    },
  )
})

describe('Traffic Manager', () => {
  test('costs its queries, and the view of them', () => {
    const usage = { monthly_dns_queries: 1_200_000_000, monthly_traffic_view_data_points: 3e6 }
    expect(bill('traffic-manager-profile', null, { trafficView: true }, usage)).toEqual([
      ['DNS queries (first 1B)', 1000, '1M queries', 0.54, 540],
      ['DNS queries (over 1B)', 200, '1M queries', 0.375, 75],
      ['Traffic view', 3, '1M data points', 2, 6],
    ])
    expect(total('traffic-manager-profile', null, { billingZone: null }, usage)).toBeNull()
    expect(total('traffic-manager-profile', null, { trafficView: null }, usage)).toBeNull()
  })

  it.each([
    [{ endpointType: 'azure' }, 0.35989],
    [{ endpointType: 'nested', intervalSeconds: 10 }, 1.35999],
    [{ endpointType: 'external', intervalSeconds: 10 }, 2.5404],
    [{ endpointType: 'external', intervalSeconds: 10, billingZone: 'germany' }, 3.0806],
    [{ endpointType: 'azure', billingZone: 'us-gov' }, null],
    [{ endpointType: 'azure', billingZone: null }, null],
    [{ endpointType: 'azure', intervalSeconds: null }, null],
    [{}, null],
  ])('looks after an endpoint %o for %d', (settings, monthly) => {
    expect(total('traffic-manager-endpoint', null, settings)).toBe(monthly)
  })
})
