import { describe, expect, it } from 'vitest'

import { importNode, importText } from '../import-text.ts'

/** The settings of `azurerm_<type>.c` in a piece of Terraform. */
const settingsOf = async (type: string, body: string, more = '') => {
  const code = `resource "azurerm_${type}" "c" {\n${body}\n}\n${more}`
  return (await importNode(code, `azurerm_${type}.c`)).settings
}

describe('apps, data and the rest', () => {
  it.each([
    [
      'service_plan',
      'sku_name = "P1v3"\n os_type = "WindowsContainer"\n worker_count = 3',
      { sku: 'P1v3', operatingSystem: 'windows', workers: 3 },
    ],
    [
      'app_service_plan',
      'kind = "Linux"\n sku {\n size = "B2"\n }',
      { sku: 'B2', operatingSystem: 'linux', workers: 1 },
    ],
    [
      'app_service_plan',
      'kind = "FunctionApp"\n reserved = true\n sku {\n size = "S1"\n capacity = 5\n }',
      { sku: 'S1', operatingSystem: 'linux', workers: 5 },
    ],
    [
      'app_service_plan',
      'kind = "xenon"\n sku {\n size = "PC2"\n }',
      { operatingSystem: 'windows' },
    ],
    ['app_service_environment', '', { tier: 'I1' }],
    ['app_service_certificate_order', 'product_type = "WildCard"', { productType: 'WildCard' }],
    ['app_service_certificate_binding', 'ssl_state = "SniEnabled"', { ssl: 'SniEnabled' }],
    ['app_service_custom_hostname_binding', '', { ssl: 'none' }],
    ['logic_app_integration_account', 'sku_name = "Standard"', { sku: 'Standard' }],
    [
      'integration_service_environment',
      'sku_name = "Premium_3"',
      { sku: 'Premium', scaleUnits: 3 },
    ],
    ['integration_service_environment', '', { sku: 'Developer', scaleUnits: 0 }],
    ['integration_service_environment', 'sku_name = "Big"', { sku: null, scaleUnits: null }],
    ['static_site', '', { tier: 'Free' }],
    ['static_web_app', 'sku_tier = "Standard"', { tier: 'Standard' }],
    [
      'container_registry',
      'sku = "Premium"\n georeplications {\n location = "a"\n }\n georeplications {\n location = "b"\n }',
      { sku: 'Premium', geoReplications: 2 },
    ],
    [
      'container_registry',
      'sku = "Premium"\n georeplication_locations = ["a"]',
      { geoReplications: 1 },
    ],
    ['databricks_workspace', 'sku = "premium"', { sku: 'premium' }],
    [
      'synapse_workspace',
      'managed_virtual_network_enabled = true',
      { managedVirtualNetwork: true },
    ],
    [
      'synapse_spark_pool',
      'node_size = "Small"\n auto_scale {\n min_node_count = 4\n }',
      { nodeSize: 'Small', nodeCount: 4 },
    ],
    ['synapse_spark_pool', 'node_size = "Small"', { nodeCount: null }],
    ['synapse_sql_pool', 'sku_name = "DW200c"', { sku: 'DW200c', geoBackup: true }],
    [
      'cognitive_account',
      'kind = "SpeechServices"\n sku_name = "S0"',
      { service: 'speech', sku: 'S0' },
    ],
    ['cognitive_account', 'kind = "Face"', { service: 'other', sku: null }],
    ['powerbi_embedded', 'sku_name = "A1"', { sku: 'A1' }],
    [
      'cognitive_deployment',
      'model {\n name = "tts"\n }\n scale {\n type = "Standard"\n }',
      { model: 'tts', scale: 'Standard' },
    ],
    [
      'cognitive_deployment',
      'model {\n name = "tts"\n }\n sku {\n name = "GlobalStandard"\n }',
      { scale: 'GlobalStandard' },
    ],
  ])('azurerm_%s with %s', async (type, body, expected) => {
    expect(await settingsOf(type, body)).toMatchObject(expected)
  })
})

describe('an app', () => {
  const plans = `
resource "azurerm_service_plan" "new" {
  sku_name = "EP1"
}
resource "azurerm_app_service_plan" "old" {
  sku {
    size = "WS2"
  }
}
`
  it.each([
    ['linux_function_app', 'service_plan_id = azurerm_service_plan.new.id', 'EP1'],
    ['windows_function_app', 'service_plan_id = azurerm_service_plan.new.id', 'EP1'],
    ['function_app', 'app_service_plan_id = azurerm_app_service_plan.old.id', 'WS2'],
    ['logic_app_standard', 'app_service_plan_id = azurerm_app_service_plan.old.id', 'WS2'],
    ['logic_app_standard', 'app_service_plan_id = "elsewhere"', null],
  ])('azurerm_%s with %s runs on %s', async (type, body, planSku) => {
    expect(await settingsOf(type, body, plans)).toEqual({ planSku })
  })

  it('on a plan is part of it when it costs nothing of its own', async () => {
    const { report } = await importText(
      `resource "azurerm_linux_web_app" "w" {\n service_plan_id = azurerm_service_plan.new.id\n}\n${plans}`,
    )
    expect(report.resources).toContainEqual({
      address: 'azurerm_linux_web_app.w',
      type: 'azurerm_linux_web_app',
      outcome: 'property',
      into: 'azurerm_service_plan.new',
    })
  })
})

describe('an HDInsight cluster', () => {
  const roles = `tier = "Premium"
  roles {
    head_node {
      vm_size = "Standard_D3_V2"
    }
    worker_node {
      vm_size                  = "Standard_D4_V2"
      target_instance_count    = 3
      number_of_disks_per_node = 2
    }
    zookeeper_node {
      vm_size = "Standard_A5"
    }
    edge_node {
      vm_size               = "Standard_A5"
      target_instance_count = 1
    }
  }`

  it.each([
    ['hadoop', 'Worker', 0],
    ['hbase', 'Region', 0],
    ['interactive_query', 'Worker', 0],
    ['kafka', 'Worker', 6],
    ['spark', 'Worker', 0],
  ])('of %s has nodes of each role, and disks for messages', async (name, worker, managedDisks) => {
    expect(await settingsOf(`hdinsight_${name}_cluster`, roles)).toEqual({
      nodes: [
        { role: 'Head', size: 'Standard_D3_V2', count: 2 },
        { role: worker, size: 'Standard_D4_V2', count: 3 },
        { role: 'Zookeeper', size: 'Standard_A5', count: 3 },
        { role: 'Edge', size: 'Standard_A5', count: 1 },
      ],
      managedDisks,
      diskTier: 'Premium',
    })
  })

  it('without roles is not known', async () => {
    expect(await settingsOf('hdinsight_spark_cluster', '')).toMatchObject({ nodes: null })
  })
})
