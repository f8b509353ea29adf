import { describe, expect, it } from 'vitest'

import { importNode } from '../import-text.ts'

/** A resource whose name is `x`, in a group that lies in West Europe. */
const write = (type: string, body: string) => `
resource "azurerm_resource_group" "g" {
  name     = "g"
  location = "West Europe"
}
resource "${type}" "x" {
  resource_group_name = azurerm_resource_group.g.name
  ${body}
}
`

/** The settings of the resource `x`. */
const settingsOf = async (type: string, body: string) =>
  (await importNode(write(type, body), `${type}.x`)).settings

const unknown = 'data.external.x.result'

describe('what a resource says of itself', () => {
  it.each([
    [
      'azurerm_public_ip',
      'allocation_method = "Static"',
      { allocation: 'static', sku: 'Standard' },
    ],
    ['azurerm_public_ip', 'allocation_method = "Dynamic"', { allocation: 'dynamic', sku: 'Basic' }],
    [
      'azurerm_public_ip',
      'allocation_method = "Static"\n  sku = "Basic"\n  sku_tier = "Global"',
      { sku: 'Basic', tier: 'global' },
    ],
    ['azurerm_public_ip_prefix', '', { form: 'prefix' }],
    ['azurerm_lb', '', { sku: 'Standard' }],
    ['azurerm_lb', 'sku = "Basic"', { sku: 'Basic' }],
    ['azurerm_lb_rule', 'loadbalancer_id = "/elsewhere"', { sku: 'Standard' }],
    ['azurerm_dns_zone', '', { billingZone: 'zone-1' }],
    ['azurerm_private_dns_resolver_outbound_endpoint', '', { part: 'outbound-endpoint' }],
    ['azurerm_bastion_host', '', { sku: 'Basic' }],
    ['azurerm_firewall', '', { tier: 'Standard', secured: false }],
    ['azurerm_firewall', `sku_name = ${unknown}`, { secured: null }],
    [
      'azurerm_firewall',
      'sku_name = "AZFW_Hub"\n  sku_tier = "Premium"',
      { tier: 'Premium', secured: true },
    ],
    ['azurerm_firewall', 'virtual_hub {\n    virtual_hub_id = "h"\n  }', { secured: true }],
    [
      'azurerm_frontdoor',
      `routing_rule {
    enabled = false
  }
  routing_rule {
  }
  frontend_endpoint {
  }`,
      { routingRules: 1, frontendHosts: 1 },
    ],
    [
      'azurerm_frontdoor_firewall_policy',
      `custom_rule {
    enabled = ${unknown}
  }
  managed_rule {
  }`,
      { customRules: null, managedRulesets: 1 },
    ],
    [
      'azurerm_application_gateway',
      `sku {
    name     = "WAF_v2"
    capacity = 3
  }`,
      { sku: 'WAF_v2', capacity: 3 },
    ],
    [
      'azurerm_application_gateway',
      `sku {
    name = "Standard_v2"
  }
  autoscale_configuration {
    min_capacity = 1
  }`,
      { sku: 'Standard_v2', capacity: 1 },
    ],
    ['azurerm_virtual_hub', '', { sku: 'Standard' }],
    ['azurerm_vpn_gateway', 'scale_unit = 3', { gatewayType: 's2s', scaleUnits: 3 }],
    ['azurerm_point_to_site_vpn_gateway', `scale_unit = ${unknown}`, { scaleUnits: null }],
    [
      'azurerm_express_route_gateway',
      'scale_units = 4',
      { gatewayType: 'express-route', scaleUnits: 4 },
    ],
    [
      'azurerm_virtual_network_gateway',
      'type = "vpn"\n  sku = "VpnGw1"',
      { gatewayType: 'Vpn', sku: 'VpnGw1' },
    ],
    [
      'azurerm_network_watcher_flow_log',
      'traffic_analytics {\n    enabled = true\n  }',
      { trafficAnalytics: true, analyticsIntervalMinutes: 60 },
    ],
    ['azurerm_network_watcher_flow_log', '', { trafficAnalytics: false }],
    [
      'azurerm_network_connection_monitor',
      `test_group {
    source_endpoints         = ["a", "b"]
    destination_endpoints    = ["c", "d", "e"]
    test_configuration_names = ["t"]
  }
  test_group {
    enabled = false
  }`,
      { tests: 6 },
    ],
    ['azurerm_application_insights', 'retention_in_days = 120', { retentionDays: 120 }],
    [
      'azurerm_application_insights_web_test',
      'kind = "multistep"',
      { testType: 'multi-step', enabled: false },
    ],
    [
      'azurerm_application_insights_standard_web_test',
      'geo_locations = ["a", "b"]',
      { testType: 'standard', enabled: true, frequencySeconds: 300, locations: 2 },
    ],
    [
      'azurerm_log_analytics_workspace',
      '',
      { sku: 'PerGB2018', retentionDays: 30, sentinel: false },
    ],
    [
      'azurerm_monitor_action_group',
      `email_receiver {
  }
  webhook_receiver {
  }
  webhook_receiver {
    aad_auth {
    }
  }
  sms_receiver {
    country_code = "34"
  }`,
      { emails: 1, webHooks: 1, secureWebHooks: 1, smsCountryCodes: ['34'], voiceCountryCodes: [] },
    ],
    ['azurerm_monitor_diagnostic_setting', 'storage_account_id = "s"', { exported: true }],
    ['azurerm_monitor_diagnostic_setting', 'log_analytics_workspace_id = "w"', { exported: false }],
    [
      'azurerm_monitor_metric_alert',
      `scopes = ["a", "b"]
  criteria {
    dimension {
      values = ["1", "2"]
    }
    dimension {
      values = ["1", "2", "3"]
    }
  }
  dynamic_criteria {
  }`,
      { enabled: true, timeSeries: 14, dynamicTimeSeries: 2 },
    ],
    [
      'azurerm_monitor_scheduled_query_rules_alert',
      'frequency = 5',
      { frequencyMinutes: 5, timeSeries: 1 },
    ],
    [
      'azurerm_monitor_scheduled_query_rules_alert_v2',
      `evaluation_frequency = "PT1H30M"
  scopes = ["a"]
  criteria {
    dimension {
      values = ["1", "2"]
    }
  }`,
      { frequencyMinutes: 90, timeSeries: 2 },
    ],
    [
      'azurerm_monitor_scheduled_query_rules_alert_v2',
      'evaluation_frequency = "P1D"\n  enabled = false',
      { frequencyMinutes: 1440, enabled: false },
    ],
    ['azurerm_automation_dsc_nodeconfiguration', '', { part: 'configuration' }],
    [
      'azurerm_key_vault_key',
      'key_type = "RSA-HSM"\n  key_size = 2048',
      { keyType: 'RSA-HSM', keySize: 2048 },
    ],
    [
      'azurerm_key_vault_managed_hardware_security_module',
      'sku_name = "Standard_B1"',
      { sku: 'Standard_B1' },
    ],
    [
      'azurerm_security_center_subscription_pricing',
      'tier = "Free"',
      { enabled: false, resourceType: 'VirtualMachines' },
    ],
  ])('%s %s', async (type, body, settings) => {
    expect(await settingsOf(type, body)).toMatchObject(settings)
  })
})
