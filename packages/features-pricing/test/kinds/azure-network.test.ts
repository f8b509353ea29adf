import { describe, expect, it, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<Parameters<typeof costOf>[2]>['usage']

const bill = (kind: string, region: string | null, settings: Settings = {}, usage: Usage = {}) =>
  billOf(costOf(`azure.${kind}`, settings, { region, usage }))
const total = (kind: string, region: string | null, settings: Settings = {}, usage: Usage = {}) =>
  costOf(`azure.${kind}`, settings, { region, usage }).monthly

describe('addresses', () => {
  it.each([
    [{}, 'eastus', 3.65],
    [{ tier: 'global' }, 'eastus', 7.3],
    [{ allocation: 'dynamic', sku: 'Basic' }, 'eastus', 2.92],
    [{ sku: 'Basic' }, 'westus', 2.628],
    [{ form: 'prefix' }, 'westeurope', 4.38],
    [{ allocation: null }, 'eastus', null],
    [{ sku: null }, 'eastus', null],
    [{ tier: null }, 'eastus', null],
    [{ form: null }, 'eastus', null],
    [{}, 'eastasia', null],
  ])('%o in %s cost %d', (settings, region, monthly) => {
    expect(total('public-ip', region, settings)).toBe(monthly)
  })
})

test('a load balancer costs its data, and each rule its hours; a basic one is free', () => {
  const usage = { monthly_data_processed_gb: 100 }
  expect(bill('load-balancer', 'westus', {}, usage)).toEqual([
    ['Data processed', 100, 'GB', 0.005, 0.5],
  ])
  expect(bill('load-balancer-rule', 'westus')).toEqual([['Rule usage', 730, 'hours', 0.01, 7.3]])
  for (const kind of ['load-balancer', 'load-balancer-rule']) {
    expect(costOf(`azure.${kind}`, { sku: 'Basic' }).status).toBe('free')
    expect(costOf(`azure.${kind}`, { sku: null }, { region: 'westus' }).status).toBe('unpriced')
  }
})

test('a NAT gateway costs its hours and its data', () => {
  expect(bill('nat-gateway', 'westeurope', {}, { monthly_data_processed_gb: 10 })).toEqual([
    ['NAT gateway', 730, 'hours', 0.045, 32.85],
    ['Data processed', 10, 'GB', 0.045, 0.45],
  ])
})

describe('DNS', () => {
  test('costs its zones and queries, wherever it is asked from', () => {
    expect(bill('dns-zone', null)).toEqual([['Hosted zone', 1, 'months', 0.5, 0.5]])
    expect(bill('dns-record', null, {}, { monthly_queries: 1_500_000_000 })).toEqual([
      ['DNS queries (first 1B)', 1000, '1M queries', 0.4, 400],
      ['DNS queries (over 1B)', 500, '1M queries', 0.2, 100],
    ])
  })

  test('has no prices of other clouds', () => {
    for (const billingZone of ['us-gov', null]) {
      expect(costOf('azure.dns-zone', { billingZone }).status).toBe('unpriced')
      expect(costOf('azure.dns-record', { billingZone }).status).toBe('unpriced')
    }
  })

  it.each([
    ['inbound-endpoint', 'Inbound endpoint', 180],
    ['outbound-endpoint', 'Outbound endpoint', 180],
    ['forwarding-ruleset', 'Forwarding ruleset', 2.5],
  ])('of a private resolver costs each %s', (part, name, monthly) => {
    expect(bill('dns-resolver', 'westeurope', { part })).toEqual([
      [name, 1, 'months', monthly, monthly],
    ])
    expect(total('dns-resolver', 'westeurope')).toBeNull()
  })
})

test('a private endpoint costs its hours, and its data in both directions by tier', () => {
  const usage = {
    monthly_inbound_data_processed_gb: 5_120_000,
    monthly_outbound_data_processed_gb: 10,
  }
  expect(bill('private-endpoint', 'westus', {}, usage)).toEqual([
    ['Private endpoint', 730, 'hour', 0.01, 7.3],
    ['Inbound data processed (first 1PB)', 1_000_000, 'GB', 0.01, 10_000],
    ['Inbound data processed (next 4PB)', 4_000_000, 'GB', 0.006, 24_000],
    ['Inbound data processed (over 5PB)', 120_000, 'GB', 0.004, 480],
    ['Outbound data processed (first 1PB)', 10, 'GB', 0.01, 0.1],
  ])
})

test('a bastion costs its hours and what leaves through it', () => {
  expect(bill('bastion-host', 'australiaeast', {}, { monthly_outbound_data_gb: 60_000 })).toEqual([
    ['Bastion host', 730, 'hours', 0.19, 138.7],
    ['Outbound data transfer (first 10TB)', 10_000, 'GB', 0.12, 1200],
    ['Outbound data transfer (next 40TB)', 40_000, 'GB', 0.085, 3400],
    ['Outbound data transfer (next 100TB)', 10_000, 'GB', 0.082, 820],
  ])
  expect(total('bastion-host', 'australiaeast', { sku: 'Standard' })).toBeNull()
  expect(total('bastion-host', 'australiaeast', { sku: null })).toBeNull()
})

describe('a firewall', () => {
  it.each([
    [{}, 'Deployment (Standard)', 912.5],
    [{ tier: 'Premium' }, 'Deployment (Premium)', 1277.5],
    [{ secured: true }, 'Deployment (Standard Secure Virtual Hub)', 912.5],
    [{ tier: 'Premium', secured: true }, 'Deployment (Premium Secured Virtual Hub)', 1277.5],
  ])('%o costs its hours and its data', (settings, name, monthly) => {
    const [hours, data] = bill('firewall', 'eastus', settings, { monthly_data_processed_gb: 10 })
    expect(hours?.slice(0, 2)).toEqual([name, 730])
    expect(hours?.[4]).toBe(monthly)
    expect(data).toEqual(['Data processed', 10, 'GB', 0.016, 0.16])
  })

  it.each([{ tier: 'Basic' }, { tier: null }, { secured: null }])('has no price of %o', (wrong) => {
    expect(total('firewall', 'eastus', wrong)).toBeNull()
  })
})

describe('virtual WAN', () => {
  test('costs its hubs', () => {
    expect(bill('virtual-hub', 'westeurope', {}, { monthly_data_processed_gb: 90 })).toEqual([
      ['Deployment', 730, 'hours', 0.25, 182.5],
      ['Data processed', 90, 'GB', 0.02, 1.8],
    ])
    expect(total('virtual-hub', 'westeurope', { sku: 'Basic' })).toBeNull()
    expect(total('virtual-hub', 'westeurope', { sku: null })).toBeNull()
  })

  it.each([
    [{ gatewayType: 's2s', scaleUnits: 3 }, 'S2S scale units (500 Mbps)', 3, 790.59],
    [{ gatewayType: 'p2s' }, 'P2S scale units (500 Mbps)', 1, 263.53],
    [{ gatewayType: 'express-route', scaleUnits: 4 }, 'ER scale units (2 Gbps)', 4, 1226.4],
    [{}, 'Scale units', 1, null],
    [{ gatewayType: 's2s', scaleUnits: null }, 'S2S scale units (500 Mbps)', null, null],
  ])('costs the scale units of a gateway %o', (settings, name, quantity, monthly) => {
    const [line] = bill('virtual-hub-gateway', 'westeurope', settings)
    expect(line?.slice(0, 2)).toEqual([name, quantity])
    expect(total('virtual-hub-gateway', 'westeurope', settings)).toBe(monthly)
  })

  test('costs its connections', () => {
    const usage = { monthly_p2s_connections_hrs: 1000 }
    expect(total('virtual-hub-gateway', 'westeurope', { gatewayType: 'p2s' }, usage)).toBe(275.53)
    expect(bill('virtual-hub-connection', 'westeurope', { gatewayType: 's2s' })).toEqual([
      ['S2S Connections', 730, 'hours', 0.05, 36.5],
    ])
    expect(bill('virtual-hub-connection', 'westeurope', { gatewayType: 'express-route' })).toEqual([
      ['ER Connections', 730, 'hours', 0.05, 36.5],
    ])
    expect(total('virtual-hub-connection', 'westeurope')).toBeNull()
  })
})

describe('a virtual network', () => {
  test('costs its VPN gateway', () => {
    const usage = { p2s_connection: 130, monthly_data_transfer_gb: 100 }
    expect(bill('virtual-network-gateway', 'eastus', { sku: 'VpnGw1' }, usage)).toEqual([
      ['VPN gateway (VpnGw1)', 730, 'hours', 0.19, 138.7],
      ['VPN gateway P2S tunnels (over 128)', 2, 'tunnel', 7.3, 14.6],
      ['VPN gateway data tranfer', 100, 'GB', 0.035, 3.5],
    ])
  })

  it.each([
    { gatewayType: 'ExpressRoute', sku: 'ErGw1AZ' },
    { gatewayType: null, sku: 'VpnGw1' },
    { sku: 'VpnGw9' },
    {},
  ])('has no price of a gateway %o', (settings) => {
    expect(total('virtual-network-gateway', 'eastus', settings)).toBeNull()
  })

  it.each([
    [{ connectionType: 'IPsec', gatewaySku: 'VpnGw1AZ' }, 10.95],
    [{ connectionType: 'IPsec', gatewaySku: 'Basic' }, null],
    [{ connectionType: 'IPsec' }, null],
    [{ connectionType: 'Vnet2Vnet', gatewaySku: 'VpnGw1' }, null],
    [{ gatewaySku: 'VpnGw1' }, null],
  ])('is connected %o for %d', (settings, monthly) => {
    expect(total('virtual-network-gateway-connection', 'eastus', settings)).toBe(monthly)
  })

  const usage = { monthly_data_transfer_gb: 100 }
  it.each([
    ['westeurope', 'westeurope', 1, 1],
    ['westeurope', 'northeurope', 3.5, 3.5],
    ['eastus2', 'japanwest', 9, 3.5],
    ['japanwest', 'westeurope', 3.5, null],
    ['westeurope', 'brazilsouth', null, 3.5],
    [null, 'westeurope', null, null],
    ['westeurope', null, null, null],
  ])('in %s is peered with one in %s', (sourceRegion, remoteRegion, inbound, outbound) => {
    const settings = { sourceRegion, remoteRegion }
    const lines = bill('virtual-network-peering', sourceRegion, settings, usage)
    expect(lines.map(([name, , , , monthly]) => [name, monthly])).toEqual([
      ['Inbound data transfer', inbound],
      ['Outbound data transfer', outbound],
    ])
  })

  test('is protected by a plan', () => {
    expect(bill('ddos-protection-plan', 'westeurope', {}, { overage_amount: 5 })).toEqual([
      ['DDoS Protection Plan', 730, 'hours', 4.03226, 2943.5498],
      ['Overage charges', 5, 'resources', 29.436, 147.18],
    ])
  })
})
