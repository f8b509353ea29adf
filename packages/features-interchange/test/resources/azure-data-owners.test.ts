import { describe, expect, it } from 'vitest'

import { connections, importNode, importText } from '../import-text.ts'

const resource = (type: string, name: string, body: string) =>
  `resource "azurerm_${type}" "${name}" {\n${body}\n}\n`
const settingsOf = async (code: string, address?: string) =>
  (await importNode(code, address)).settings

describe('what an Azure storage account lends', () => {
  const account = resource(
    'storage_account',
    'a',
    'name = "files"\n location = "West US"\n account_tier = "Standard"\n account_kind = "Storage"\n account_replication_type = "GRS"',
  )

  it.each([
    'storage_account_name = azurerm_storage_account.a.name',
    'storage_account_id = azurerm_storage_account.a.id',
    'storage_account_name = "files"',
  ])('a queue knows its account by %s', async (argument) => {
    const code = account + resource('storage_queue', 'q', argument)
    const node = await importNode(code, 'azurerm_storage_queue.q')
    expect(node.settings).toEqual({ accountKind: 'Storage', replicationType: 'GRS' })
    expect(connections(await importText(code))).toEqual([])
  })

  it('is not known when the account is elsewhere', async () => {
    const elsewhere = 'storage_account_name = "elsewhere"'
    const unknown = { accountKind: null, replicationType: null }
    expect(await settingsOf(resource('storage_table', 't', elsewhere))).toEqual(unknown)
    expect(await settingsOf(resource('storage_share', 's', elsewhere))).toMatchObject({
      accessTier: 'TransactionOptimized',
      replicationType: null,
    })
  })

  it('makes a share premium', async () => {
    const premium = account.replace('"Standard"', '"Premium"').replace('"GRS"', '"LRS"')
    const share = 'storage_account_name = azurerm_storage_account.a.name\n quota = 50'
    const code = premium + resource('storage_share', 's', share)
    expect(await settingsOf(code, 'azurerm_storage_share.s')).toEqual({
      accessTier: 'Premium',
      replicationType: 'LRS',
      quotaGb: 50,
    })
  })
})

describe('a container of Cosmos DB', () => {
  const account = (more: string) =>
    resource(
      'cosmosdb_account',
      'a',
      `name = "docs"
  location = "East US"
  geo_location {
    location          = "Central US"
    failover_priority = 1
    zone_redundant    = true
  }
  geo_location {
    location          = "West US"
    failover_priority = 0
  }
  ${more}`,
    )
  const inAccount = 'account_name = azurerm_cosmosdb_account.a.name'

  it('takes regions, backup and analytics from its account', async () => {
    const code =
      account(`analytical_storage_enabled = true
  multiple_write_locations_enabled = true
  backup {
    type                = "Periodic"
    interval_in_minutes = 60
    retention_in_hours  = 4
  }`) + resource('cosmosdb_table', 't', `${inAccount}\n throughput = 800`)
    const node = await importNode(code, 'azurerm_cosmosdb_table.t')
    expect(node.region).toBe('eastus')
    expect(node.settings).toEqual({
      capacityMode: 'provisioned',
      throughput: 800,
      locations: [
        { region: 'westus', zoneRedundant: false },
        { region: 'centralus', zoneRedundant: true },
      ],
      multipleWriteLocations: true,
      analyticalStorage: true,
      backupType: 'Periodic',
      backupIntervalMinutes: 60,
      backupRetentionHours: 4,
    })
  })

  const autoscale = 'autoscale_settings {\n max_throughput = 4000\n}'
  const keyspace = (body: string) =>
    resource('cosmosdb_cassandra_keyspace', 'k', `${inAccount}\n${body}`)
  const table = (body = '') =>
    resource(
      'cosmosdb_cassandra_table',
      't',
      `cassandra_keyspace_id = azurerm_cosmosdb_cassandra_keyspace.k.id\n${body}`,
    )

  it.each([
    ['a keyspace without throughput has none', keyspace(''), 'keyspace.k', 'none', 0],
    ['a keyspace autoscales', keyspace(autoscale), 'keyspace.k', 'autoscale', 4000],
    ['a table shares its keyspace’s', keyspace(autoscale) + table(), 'table.t', 'none', 0],
    [
      'a table has its own beside its keyspace’s',
      keyspace(autoscale) + table('throughput = 500'),
      'table.t',
      'provisioned',
      500,
    ],
    [
      'a table that shares nothing gets the least',
      keyspace('') + table(),
      'table.t',
      'provisioned',
      400,
    ],
  ])('%s', async (_, code, name, capacityMode, throughput) => {
    const settings = await settingsOf(account('') + code, `azurerm_cosmosdb_cassandra_${name}`)
    expect(settings).toMatchObject({ capacityMode, throughput })
    expect(settings['locations']).toHaveLength(2)
  })

  it('is serverless when its account is, and not known when that is elsewhere', async () => {
    const serverless = account('capabilities {\n name = "EnableServerless"\n}')
    const database = resource('cosmosdb_mongo_database', 'd', `${inAccount}\n throughput = 400`)
    expect(
      await settingsOf(serverless + database, 'azurerm_cosmosdb_mongo_database.d'),
    ).toMatchObject({ capacityMode: 'serverless' })
    const elsewhere = resource('cosmosdb_mongo_database', 'd', 'account_name = "elsewhere"')
    expect(await settingsOf(elsewhere)).toMatchObject({ capacityMode: null, locations: null })
  })
})

describe('a recovery vault', () => {
  const vault = resource('recovery_services_vault', 'v', 'name = "vault"')
  const protectedVm = resource(
    'backup_protected_vm',
    'p',
    'recovery_vault_name = azurerm_recovery_services_vault.v.name\n source_vm_id = azurerm_linux_virtual_machine.m.id',
  )
  const machine = (disk: string) =>
    resource('linux_virtual_machine', 'm', `os_disk {\n ${disk}\n}`) +
    resource('managed_disk', 'd', 'disk_size_gb = 50') +
    resource(
      'virtual_machine_data_disk_attachment',
      't',
      'virtual_machine_id = azurerm_linux_virtual_machine.m.id\n managed_disk_id = azurerm_managed_disk.d.id',
    )
  const machinesOf = async (code: string) =>
    (await settingsOf(code, 'azurerm_recovery_services_vault.v'))['machines']

  it('is billed for all disks of what it protects', async () => {
    expect(await machinesOf(vault + protectedVm + machine('disk_size_gb = 128'))).toEqual([
      { name: 'azurerm_backup_protected_vm.p', diskGb: 178 },
    ])
    expect(await machinesOf(vault + protectedVm + machine(''))).toMatchObject([{ diskGb: 80 }])
    const unknown = `variable "x" {}\n${machine('disk_size_gb = var.x')}`
    expect(await machinesOf(vault + protectedVm + unknown)).toMatchObject([{ diskGb: null }])
    expect(await machinesOf(vault + protectedVm)).toMatchObject([{ diskGb: null }])
    expect(await machinesOf(vault)).toEqual([])
  })

  it('without which a protected machine is not said to be free', async () => {
    const outcomeOf = async (code: string) =>
      (await importText(code)).report.resources.find(({ type }) => type.endsWith('protected_vm'))
        ?.outcome
    expect(await outcomeOf(vault + protectedVm)).toBe('property')
    const elsewhere = resource('backup_protected_vm', 'p', 'recovery_vault_name = "elsewhere"')
    expect(await outcomeOf(elsewhere)).toBe('unsupported')
  })
})

it('captures events when one of its hubs does', async () => {
  const code = `${resource('eventhub_namespace', 'n', 'sku = "Standard"')}${resource(
    'eventhub',
    'h',
    'namespace_name = azurerm_eventhub_namespace.n.name\n capture_description {\n enabled = true\n}',
  )}`
  expect(await settingsOf(code)).toMatchObject({ capture: true })
})

it('what costs nothing of its own belongs to what does', async () => {
  const { report } = await importText(
    resource('storage_account', 'a', '') +
      resource('storage_container', 'c', 'storage_account_name = azurerm_storage_account.a.name') +
      resource('mssql_server', 's', '') +
      resource('mssql_database', 'd', 'server_id = azurerm_mssql_server.s.id') +
      resource('mssql_firewall_rule', 'r', 'server_id = azurerm_mssql_server.s.id'),
  )
  const into = Object.fromEntries(
    report.resources.map(({ address, into: owner }) => [address, owner]),
  )
  expect(into).toMatchObject({
    'azurerm_storage_container.c': 'azurerm_storage_account.a',
    'azurerm_mssql_server.s': 'azurerm_mssql_database.d',
    'azurerm_mssql_firewall_rule.r': 'azurerm_mssql_database.d',
  })
})
