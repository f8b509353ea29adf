import type { GraphNode } from '@backarch/services-topology/schemas'

import { nodeOf } from '../node-of.ts'

const westeurope = (kind: string, settings = {}, usage = {}) =>
  nodeOf(`azure.${kind}`, settings, { region: 'westeurope', usage })

const countries = ['1', '34']

/** Networks, their security, and what watches over them. */
export const azureServices: readonly GraphNode[] = [
  westeurope('public-ip'),
  westeurope('public-ip', { form: 'prefix' }),
  westeurope('load-balancer'),
  westeurope('load-balancer-rule'),
  westeurope('nat-gateway'),
  westeurope('dns-zone'),
  westeurope('dns-record', {}, { monthly_queries: 2e9 }),
  westeurope('dns-resolver', { part: 'inbound-endpoint' }),
  westeurope('private-endpoint'),
  westeurope('bastion-host'),
  westeurope('firewall'),
  westeurope('front-door', { routingRules: 6, frontendHosts: 101 }),
  westeurope('front-door-firewall-policy', { customRules: 1, managedRulesets: 1 }),
  westeurope('cdn-endpoint', { sku: 'Standard_Microsoft', deliveryRules: 6 }),
  westeurope('cdn-endpoint', { sku: 'Premium_Verizon', acceleration: true }),
  westeurope('application-gateway', { sku: 'WAF_v2', capacity: 2 }),
  westeurope('traffic-manager-profile', { trafficView: true }),
  westeurope('traffic-manager-endpoint', { endpointType: 'azure', intervalSeconds: 10 }),
  westeurope('virtual-hub'),
  westeurope('virtual-hub-gateway', { gatewayType: 'p2s' }),
  westeurope('virtual-hub-connection', { gatewayType: 's2s' }),
  westeurope('virtual-network-gateway', { sku: 'VpnGw1' }),
  westeurope('virtual-network-gateway-connection', {
    connectionType: 'IPsec',
    gatewaySku: 'VpnGw1',
  }),
  westeurope('virtual-network-peering', {
    sourceRegion: 'westeurope',
    remoteRegion: 'westeurope',
  }),
  westeurope('virtual-network-peering', { sourceRegion: 'westeurope', remoteRegion: 'japanwest' }),
  westeurope('ddos-protection-plan'),
  westeurope('network-watcher'),
  westeurope('flow-log', { trafficAnalytics: true }),
  westeurope('connection-monitor', { tests: 20 }),
  westeurope('domain-service'),
  westeurope('domain-service', { replicaSet: true }),
  westeurope('application-insights', { retentionDays: 120 }),
  westeurope('web-test', { testType: 'multi-step' }),
  westeurope('web-test', { testType: 'standard' }),
  westeurope('log-analytics-workspace', { retentionDays: 100 }),
  westeurope('log-analytics-workspace', { sku: 'CapacityReservation', reservedGbPerDay: 100 }),
  westeurope('action-group', {
    emails: 1,
    itsmEvents: 1,
    pushNotifications: 1,
    webHooks: 1,
    secureWebHooks: 1,
    smsCountryCodes: countries,
    voiceCountryCodes: countries,
  }),
  westeurope('data-collection-rule'),
  westeurope('diagnostic-setting'),
  westeurope('metric-alert'),
  westeurope('log-alert', { frequencyMinutes: 5, timeSeries: 2 }),
  westeurope('automation'),
  westeurope('key-vault-key', { keyType: 'RSA-HSM', keySize: 2048 }),
  westeurope('key-vault-certificate'),
  westeurope('managed-hsm', { sku: 'Standard_B1' }),
  westeurope('defender-plan'),
  westeurope('federated-identity'),
]
