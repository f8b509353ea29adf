import { describe, expect, it, test } from 'vitest'

import { billOf, costOf } from '../cost-of.ts'

type Settings = Parameters<typeof costOf>[1]
type Usage = NonNullable<Parameters<typeof costOf>[2]>['usage']

const bill = (kind: string, region: string | null, settings: Settings = {}, usage: Usage = {}) =>
  billOf(costOf(`azure.${kind}`, settings, { region, usage }))
const total = (kind: string, region: string | null, settings: Settings = {}, usage: Usage = {}) =>
  costOf(`azure.${kind}`, settings, { region, usage }).monthly

describe('a domain service', () => {
  it.each([
    [{}, 'Active directory domain service (Standard)', 109.5],
    [{ sku: 'Premium' }, 'Active directory domain service (Premium)', 1168],
    [
      { sku: 'Enterprise', replicaSet: true },
      'Active directory domain service replica set (Enterprise)',
      292,
    ],
    [
      { sku: 'Premium', replicaSet: true },
      'Active directory domain service replica set (Premium)',
      null,
    ],
    [{ sku: null }, 'Active directory domain service (unknown SKU)', null],
    [{ replicaSet: null }, 'Active directory domain service (Standard)', null],
  ])('%o is %s for %d', (settings, name, monthly) => {
    expect(bill('domain-service', 'australiaeast', settings)[0]?.[0]).toBe(name)
    expect(total('domain-service', 'australiaeast', settings)).toBe(monthly)
  })
})

describe('Key Vault', () => {
  const usage = {
    monthly_secrets_operations: 100_000,
    monthly_key_rotation_renewals: 2,
    monthly_protected_keys_operations: 100_000,
    hsm_protected_keys: 2000,
  }
  const rest = [
    ['Secrets operations', 10, '10K transactions', 0.03, 0.3],
    ['Storage key rotations', 2, 'renewals', 1, 2],
  ]

  it.each([
    [
      { keyType: 'RSA', keySize: 2048 },
      [['Software-protected keys', 10, '10K transactions', 0.03, 0.3]],
    ],
    [{ keyType: 'EC' }, [['Software-protected keys', 10, '10K transactions', 0.15, 1.5]]],
    [
      { keyType: 'RSA-HSM', keySize: 2048 },
      [
        ['HSM-protected keys', 2000, 'months', 1, 2000],
        ['HSM-protected keys', 10, '10K transactions', 0.03, 0.3],
      ],
    ],
    [
      { keyType: 'RSA-HSM', keySize: 4096 },
      [
        ['HSM-protected keys (first 250)', 250, 'months', 5, 1250],
        ['HSM-protected keys (next 1250)', 1250, 'months', 2.5, 3125],
        ['HSM-protected keys (next 2500)', 500, 'months', 0.9, 450],
        ['HSM-protected keys', 10, '10K transactions', 0.15, 1.5],
      ],
    ],
  ])('costs a key %o', (settings, lines) => {
    expect(bill('key-vault-key', 'eastus', settings, usage)).toEqual([...rest, ...lines])
  })

  it.each([{}, { keyType: 'RSA' }, { keyType: 'RSA-HSM' }])(
    'has no price of a key %o',
    (unknown) => {
      expect(total('key-vault-key', 'eastus', unknown, usage)).toBeNull()
    },
  )

  test('costs certificates, and pools of hardware', () => {
    const certificates = {
      monthly_certificate_renewal_requests: 2,
      monthly_certificate_other_operations: 10_000,
    }
    expect(bill('key-vault-certificate', 'eastus', {}, certificates)).toEqual([
      ['Certificate renewals', 2, 'requests', 3, 6],
      ['Certificate operations', 1, '10K transactions', 0.03, 0.03],
    ])
    expect(total('managed-hsm', 'eastus', { sku: 'Standard_B1' })).toBe(3540.5)
    expect(total('managed-hsm', 'eastus', { sku: 'Custom_B32' })).toBeNull()
    expect(total('managed-hsm', 'eastus')).toBeNull()
  })
})

describe('Defender', () => {
  it.each([
    [
      'VirtualMachines',
      { monthly_servers_plan_1_nodes: 1, monthly_servers_plan_2_nodes: 2 },
      34.11,
    ],
    ['Containers', { monthly_containers_vcores: 3 }, 20.61],
    ['SqlServers', { monthly_sql_azure_connected_instances: 4 }, 60],
    ['SqlServerVirtualMachines', { monthly_sql_outside_azure_vcores: 5 }, 54.75],
    [
      'OpenSourceRelationalDatabases',
      { monthly_mysql_instances: 1, monthly_postgresql_instances: 1, monthly_mariadb_instances: 1 },
      44.746,
    ],
    ['CosmosDbs', { monthly_cosmosdb_request_units: 900 }, 7.884],
    ['StorageAccounts', { monthly_storage_accounts: 11 }, 107.602],
    ['AppServices', { monthly_app_service_nodes: 10 }, 146],
    ['KeyVaults', { monthly_key_vaults: 13 }, 3.2305],
    ['Arm', { monthly_arm_subscriptions: 14 }, 70.518],
    ['Dns', { monthly_dns_queries: 15_000_000 }, 10.5],
    ['ContainerRegistry', { monthly_container_registry_images: 12 }, 3.48],
    ['KubernetesService', { monthly_kubernetes_cores: 16 }, 31.296],
  ])('for %s costs %o', (resourceType, usage, monthly) => {
    expect(total('defender-plan', null, { resourceType }, usage)).toBe(monthly)
  })

  test('is free when it is off, and unpriced for what the catalog does not know', () => {
    expect(costOf('azure.defender-plan', { enabled: false }).status).toBe('free')
    expect(costOf('azure.defender-plan', { enabled: null }).status).toBe('unpriced')
    expect(costOf('azure.defender-plan', { resourceType: null }).status).toBe('unpriced')
    expect(costOf('azure.defender-plan', { resourceType: 'CloudPosture' }).status).toBe('unpriced')
  })
})

test('a federated identity costs its active users', () => {
  const usage = { monthly_active_p1_users: 1000, monthly_active_p2_users: 1000 }
  expect(bill('federated-identity', 'westeurope', {}, usage)).toEqual([
    ['Active users (P1)', 1000, 'users', 0.00325, 3.25],
    ['Active users (P2)', 1000, 'users', 0.01625, 16.25],
  ])
})
