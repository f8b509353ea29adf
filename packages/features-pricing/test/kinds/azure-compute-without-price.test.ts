import { expect, test } from 'vitest'

import { costOf } from '../cost-of.ts'

test.each([
  ['azure.app-service-plan', { sku: 'F1' }],
  ['azure.app-service-plan', { sku: 'EP1' }],
  ['azure.app-service-binding', { ssl: 'SniEnabled' }],
  ['azure.function-app', { planSku: 'S1' }],
  ['azure.integration-account', { sku: 'Free' }],
  ['azure.static-web-app', {}],
  ['azure.databricks-workspace', { sku: 'trial' }],
  ['azure.cognitive-account', { service: 'speech', sku: 'F0' }],
  ['azure.cognitive-account', { service: 'openai' }],
])('%s with %o is free, or billed with what it runs on', (kind, settings) => {
  expect(costOf(kind, settings, { region: 'eastus' })).toMatchObject({ status: 'free', monthly: 0 })
})

test.each([
  ['azure.app-service-plan', { sku: null }],
  ['azure.app-service-plan', { sku: 'S1', operatingSystem: null }],
  ['azure.app-service-plan', { sku: 'S1', workers: null }],
  ['azure.app-service-environment', { tier: null }],
  ['azure.app-service-certificate', { productType: null }],
  ['azure.app-service-binding', { ssl: null }],
  ['azure.function-app', { planSku: null }],
  ['azure.function-app', { planSku: 'EP9' }],
  ['azure.logic-app', { planSku: null }],
  ['azure.integration-account', { sku: null }],
  ['azure.integration-environment', { sku: null }],
  ['azure.static-web-app', { tier: null }],
  ['azure.container-registry', { sku: null }],
  ['azure.container-registry', { sku: 'Basic', geoReplications: null }],
  ['azure.hdinsight-cluster', {}],
  ['azure.hdinsight-cluster', { nodes: [{ role: 'Head', size: null, count: 2 }] }],
  ['azure.databricks-workspace', { sku: null }],
  ['azure.synapse-spark-pool', {}],
  ['azure.synapse-sql-pool', { sku: 'DW' }],
  ['azure.power-bi-capacity', {}],
  ['azure.openai-deployment', {}],
  ['azure.openai-deployment', { model: 'gpt-4o', scale: 'ProvisionedManaged' }],
  ['azure.snapshot', {}],
  ['azure.cognitive-account', { service: 'other' }],
  ['azure.cognitive-account', { service: 'speech', sku: null }],
  ['azure.snapshot', { sizeGb: 10, redundancy: 'ZRS' }],
  ['azure.managed-disk', { sizeGb: null }],
  ['azure.kubernetes-cluster', { tier: null }],
  ['azure.kubernetes-node-pool', { size: 'Standard_D2_v2', osDisk: { unbilled: null } }],
  ['azure.kubernetes-node-pool', { size: 'Standard_D2_v2', nodeCount: null }],
])('%s with %o is not known, and never free', (kind, settings) => {
  const cost = costOf(kind, settings, { region: 'eastus' })
  expect(cost).toMatchObject({ status: 'unpriced', monthly: null })
  expect(cost.components.map(({ source }) => source).join()).toMatch(/no price|not known/)
})

test('who counts executions is billed by them, though the plan is elsewhere', () => {
  const usage = { monthly_executions: 1_000_000 }
  const cost = costOf('azure.function-app', { planSku: null }, { region: 'eastus', usage })
  expect(cost).toMatchObject({ status: 'priced', monthly: 0.2 })
})
