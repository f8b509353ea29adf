import { describe, expect, test } from 'vitest'

import { costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]

const cost = (kind: string, region: string, settings: Settings) =>
  costOf(`azure.${kind}`, settings, { region })

describe('what is free or cannot be known', () => {
  test.each<[string, Settings]>([
    ['search-service', { sku: 'free' }],
    ['iothub', { sku: 'F1' }],
    ['signalr-service', { sku: 'Free_F1' }],
    ['notification-hub-namespace', { sku: 'Free' }],
    ['app-configuration', {}],
  ])('%s with %j is free', (kind, settings) => {
    expect(cost(kind, 'westeurope', settings).status).toBe('free')
  })

  test.each<[string, Settings]>([
    ['redis-cache', { size: 'C1' }],
    ['redis-cache', { tier: 'Basic' }],
    ['redis-cache', { tier: 'Basic', size: 'C0' }],
    ['redis-cache', { tier: 'Premium', size: 'P1', shards: null }],
    ['managed-redis', {}],
    ['managed-redis', { sku: 'Balanced_B3', highAvailability: null }],
    ['data-factory-runtime', { runtimeType: null }],
    ['data-factory-runtime', { coreCount: null }],
    ['data-factory-runtime', { coreCount: 48 }],
    ['data-factory-runtime', { runtimeType: 'azure-ssis' }],
    ['search-service', {}],
    ['search-service', { sku: 'basic', replicaCount: null }],
    ['search-service', { sku: 'standard' }],
    ['eventhub-namespace', {}],
    ['eventhub-namespace', { sku: 'Standard', capacity: null }],
    ['eventhub-namespace', { sku: 'Standard', capture: null }],
    ['servicebus-namespace', {}],
    ['servicebus-namespace', { sku: 'Premium', capacity: null }],
    ['iothub', {}],
    ['iothub', { sku: 'B1' }],
    ['signalr-service', {}],
    ['signalr-service', { sku: 'Premium_P2' }],
    ['notification-hub-namespace', {}],
    ['recovery-services-vault', { machines: null }],
    ['recovery-services-vault', { machines: [{ name: 'a', diskGb: null }] }],
    ['app-configuration', { sku: null }],
    ['app-configuration', { sku: 'premium' }],
    ['api-management', {}],
    ['api-management', { tier: 'BasicV2' }],
    ['api-management', { tier: 'Premium', additionalLocations: [{ region: null }] }],
    ['api-management', { tier: 'Premium', additionalLocations: [{ region: 'japaneast' }] }],
  ])('%s with %j is unpriced', (kind, settings) => {
    const region = ['westeurope', 'eastus'].map((name) => cost(kind, name, settings).status)
    expect(region).toEqual(['unpriced', 'unpriced'])
  })
})
