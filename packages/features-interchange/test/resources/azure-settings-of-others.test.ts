import { describe, expect, it } from 'vitest'

import { importNode, importText } from '../import-text.ts'

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

/** The settings of the resource `x`; what `others` holds, it may refer to. */
const settingsOf = async (type: string, body: string, others = '') =>
  (await importNode(write(type, body) + others, `${type}.x`)).settings

const of = (type: string, name: string, body: string) =>
  `resource "${type}" "${name}" {\n  name = "${name}"\n  ${body}\n}\n`

describe('what a resource takes from another', () => {
  it.each([
    [
      'azurerm_lb_rule',
      'loadbalancer_id = azurerm_lb.l.id',
      of('azurerm_lb', 'l', 'sku = "Basic"'),
      { sku: 'Basic' },
    ],
    [
      'azurerm_cdn_endpoint',
      'profile_name = "p"\n  optimization_type = "DynamicSiteAcceleration"\n  delivery_rule {\n  }',
      of('azurerm_cdn_profile', 'p', 'sku = "Standard_Verizon"'),
      { sku: 'Standard_Verizon', acceleration: true, deliveryRules: 1 },
    ],
    ['azurerm_cdn_endpoint', 'profile_name = "q"', '', { sku: null, acceleration: false }],
    [
      'azurerm_traffic_manager_azure_endpoint',
      'profile_id = azurerm_traffic_manager_profile.p.id',
      of(
        'azurerm_traffic_manager_profile',
        'p',
        'monitor_config {\n    interval_in_seconds = 10\n  }',
      ),
      { endpointType: 'azure', intervalSeconds: 10 },
    ],
    [
      'azurerm_traffic_manager_azure_endpoint',
      'profile_id = "/elsewhere"',
      '',
      { intervalSeconds: null },
    ],
    [
      'azurerm_virtual_network_gateway_connection',
      'type = "IPsec"\n  virtual_network_gateway_id = azurerm_virtual_network_gateway.v.id',
      of('azurerm_virtual_network_gateway', 'v', 'type = "Vpn"\n  sku = "VpnGw2"'),
      { connectionType: 'IPsec', gatewaySku: 'VpnGw2' },
    ],
    [
      'azurerm_virtual_network_peering',
      'virtual_network_name = "a"\n  remote_virtual_network_id = azurerm_virtual_network.b.id',
      of('azurerm_virtual_network', 'a', 'location = "West Europe"') +
        of('azurerm_virtual_network', 'b', 'location = "japanwest"'),
      { sourceRegion: 'westeurope', remoteRegion: 'japanwest' },
    ],
    [
      'azurerm_virtual_network_peering',
      'virtual_network_name = "a"\n  remote_virtual_network_id = "/elsewhere"',
      of('azurerm_virtual_network', 'a', 'location = "West Europe"'),
      { sourceRegion: 'westeurope', remoteRegion: null },
    ],
    [
      'azurerm_active_directory_domain_service_replica_set',
      'domain_service_id = azurerm_active_directory_domain_service.d.id',
      of('azurerm_active_directory_domain_service', 'd', 'sku = "Enterprise"'),
      { sku: 'Enterprise', replicaSet: true },
    ],
    [
      'azurerm_log_analytics_workspace',
      '',
      of(
        'azurerm_log_analytics_solution',
        's',
        'solution_name = "SecurityInsights"\n  workspace_resource_id = azurerm_log_analytics_workspace.x.id',
      ),
      { sentinel: true },
    ],
    [
      'azurerm_log_analytics_workspace',
      '',
      of(
        'azurerm_log_analytics_solution',
        's',
        'solution_name = data.external.x.result\n  workspace_resource_id = azurerm_log_analytics_workspace.x.id',
      ),
      { sentinel: null },
    ],
    [
      'azurerm_log_analytics_workspace',
      '',
      of(
        'azurerm_sentinel_alert_rule_fusion',
        's',
        'log_analytics_workspace_id = azurerm_log_analytics_workspace.x.id',
      ),
      { sentinel: true },
    ],
  ])('%s %s', async (type, body, others, settings) => {
    expect(await settingsOf(type, body, others)).toMatchObject(settings)
  })
})

describe('what lies in no region', () => {
  const recordIn = (location: string) => `
resource "azurerm_resource_group" "g" {
  name     = "g"
  location = "${location}"
}
resource "azurerm_dns_zone" "z" {
  name                = "example.com"
  resource_group_name = azurerm_resource_group.g.name
}
resource "azurerm_dns_a_record" "x" {
  zone_name = azurerm_dns_zone.z.name
}
`

  it.each([
    ['East US', 'zone-1'],
    ['germanywestcentral', 'germany'],
    ['usgovvirginia', 'us-gov'],
    ['usdodeast', 'us-gov'],
    ['China North', 'china'],
  ])('is billed in %s as in %s', async (location, billingZone) => {
    const node = await importNode(recordIn(location), 'azurerm_dns_a_record.x')
    expect(node.settings).toEqual({ billingZone })
  })
})

it('says of what is free that it is', async () => {
  const { report } = await importText(`
${of('azurerm_network_security_group', 'n', '')}
${of('azurerm_network_security_rule', 'r', 'network_security_group_name = azurerm_network_security_group.n.name')}
${of('azurerm_key_vault', 'k', '')}
${of('azurerm_route_table', 't', '')}
${of('azurerm_express_route_circuit', 'c', '')}
`)
  expect(report.resources.map(({ type, outcome }) => [type, outcome])).toEqual([
    ['azurerm_express_route_circuit', 'unsupported'],
    ['azurerm_key_vault', 'property'],
    ['azurerm_network_security_group', 'property'],
    ['azurerm_network_security_rule', 'property'],
    ['azurerm_route_table', 'property'],
  ])
})
