import { describe, expect, it } from 'vitest'

import { importNode, importText, outcomes } from '../import-text.ts'

/** The component of `azurerm_<type>.c` in a piece of Terraform. */
const nodeOf = (type: string, body: string, more = '') =>
  importNode(`resource "azurerm_${type}" "c" {\n${body}\n}\n${more}`, `azurerm_${type}.c`)

const settingsOf = async (type: string, body: string, more?: string) =>
  (await nodeOf(type, body, more)).settings

describe('a virtual machine', () => {
  it('has the disk of an image without a size, and a licence of its own when it says so', async () => {
    const node = await nodeOf(
      'windows_virtual_machine',
      `location = "West Europe"
  size         = "Standard_F2"
  license_type = "Windows_Server"
  os_disk {
    storage_account_type = "StandardSSD_LRS"
  }
  additional_capabilities {
    ultra_ssd_enabled = true
  }`,
    )
    expect(node.region).toBe('westeurope')
    expect(node.settings).toMatchObject({
      size: 'Standard_F2',
      operatingSystem: 'windows',
      purchase: 'hybrid-benefit',
      osDisk: { storageType: 'StandardSSD_LRS', sizeGb: 30, unbilled: false },
      dataDisks: [],
      ultraDisks: true,
    })
  })

  it('is spot, and its disk is on the host, when it says so', async () => {
    const body =
      'size = "Standard_F2"\n priority = "Spot"\n os_disk {\n storage_account_type = "Premium_LRS"\n diff_disk_settings {\n option = "Local"\n }\n }'
    expect(await settingsOf('linux_virtual_machine', body)).toMatchObject({
      operatingSystem: 'linux',
      purchase: 'spot',
      osDisk: { storageType: 'Premium_LRS', unbilled: true },
    })
  })

  it.each([
    ['os_profile_windows_config {}', 'windows'],
    ['storage_os_disk {\n os_type = "Windows"\n }', 'windows'],
    ['storage_image_reference {\n offer = "WindowsServer"\n }', 'windows'],
    ['storage_image_reference {\n offer = "UbuntuServer"\n }', 'linux'],
    ['storage_image_reference {\n offer = data.x.y.z\n }', null],
    ['os_profile_linux_config {}\n license_type = data.x.y.z', 'linux'],
  ])('of the older type tells its system by %s', async (body, operatingSystem) => {
    expect(await settingsOf('virtual_machine', body)).toMatchObject({ operatingSystem })
  })

  it('of the older type does not pay for a disk that is a component of its own', async () => {
    const body = `vm_size = "Standard_D2_v3"
  storage_data_disk {
    managed_disk_type = "UltraSSD_LRS"
    disk_size_gb      = 1024
  }
  storage_data_disk {
    create_option   = "Attach"
    managed_disk_id = azurerm_managed_disk.d.id
  }`
    const disk = 'resource "azurerm_managed_disk" "d" {\n disk_size_gb = 10\n}\n'
    expect(await settingsOf('virtual_machine', body, disk)).toMatchObject({
      size: 'Standard_D2_v3',
      osDisk: { storageType: 'Standard_LRS', sizeGb: 30 },
      dataDisks: [
        { storageType: 'UltraSSD_LRS', sizeGb: 1024, iops: 2048, throughput: 8, unbilled: false },
        { unbilled: true },
      ],
    })
  })
})

describe('a scale set', () => {
  it.each([
    [
      'linux_virtual_machine_scale_set',
      'sku = "Basic_A2"\n instances = 3',
      { size: 'Basic_A2', instances: 3, operatingSystem: 'linux' },
    ],
    [
      'virtual_machine_scale_set',
      'sku {\n name = "Standard_F2"\n capacity = 2\n }\n os_profile_windows_config {}\n license_type = "Windows_Client"',
      {
        size: 'Standard_F2',
        instances: 2,
        operatingSystem: 'windows',
        purchase: 'hybrid-benefit',
      },
    ],
    [
      'orchestrated_virtual_machine_scale_set',
      'sku_name = "Standard_D2s_v3"\n instances = 1\n os_profile {\n linux_configuration {}\n }\n data_disk {\n storage_account_type = "Premium_LRS"\n disk_size_gb = 64\n }',
      {
        size: 'Standard_D2s_v3',
        operatingSystem: 'linux',
        dataDisks: [{ storageType: 'Premium_LRS', sizeGb: 64 }],
      },
    ],
  ])('azurerm_%s', async (type, body, expected) => {
    expect(await settingsOf(type, body)).toMatchObject(expected)
  })
})

describe('what is made from a disk is as large as it', () => {
  const disk = 'resource "azurerm_managed_disk" "d" {\n disk_size_gb = 300\n}\n'

  it.each([
    ['snapshot', 'source_uri = azurerm_managed_disk.d.id', 300],
    ['snapshot', 'source_uri = "elsewhere"', null],
    ['snapshot', 'disk_size_gb = 7', 7],
    ['managed_disk', 'source_resource_id = azurerm_managed_disk.d.id', 300],
    ['managed_disk', 'create_option = "Copy"', null],
    ['managed_disk', '', 30],
    ['image', 'os_disk {\n managed_disk_id = azurerm_managed_disk.d.id\n }', 300],
    ['image', 'os_disk {\n size_gb = 30\n }\n data_disk {\n size_gb = 20\n }', 50],
    ['image', 'source_virtual_machine_id = azurerm_virtual_machine.m.id', 130],
    ['image', 'source_virtual_machine_id = azurerm_linux_virtual_machine.n.id', 64],
    ['image', 'source_virtual_machine_id = "elsewhere"', null],
  ])('azurerm_%s with %s: %s GB', async (type, body, sizeGb) => {
    const machines = `resource "azurerm_virtual_machine" "m" {
  storage_data_disk {
    disk_size_gb = 100
  }
}
resource "azurerm_linux_virtual_machine" "n" {
  os_disk {
    disk_size_gb = 64
  }
}
`
    expect((await settingsOf(type, body, disk + machines))['sizeGb']).toBe(sizeGb)
  })
})

describe('a pool of nodes', () => {
  it.each([
    ['vm_size = "Standard_DS2_v2"', { storageType: 'Premium_LRS', sizeGb: 128 }],
    ['vm_size = "Standard_D2_v3"', { storageType: 'Standard_LRS' }],
    ['vm_size = "Basic_A2"', { storageType: 'Standard_LRS' }],
    ['os_disk_type = "Ephemeral"', { storageType: null, unbilled: true }],
  ])('with %s has a disk %o', async (body, osDisk) => {
    expect(await settingsOf('kubernetes_cluster_node_pool', body)).toMatchObject({ osDisk })
  })

  it.each([
    ['', 1],
    ['node_count = 2', 2],
    ['min_count = 2', 2],
    ['min_count = 0\n node_count = 1', 1],
    ['min_count = 3\n node_count = 1', 3],
    ['node_count = data.x.y.z', null],
  ])('with "%s" has %s nodes', async (body, nodeCount) => {
    expect(await settingsOf('kubernetes_cluster_node_pool', body)).toMatchObject({ nodeCount })
  })

  it.each([
    ['os_type = "Windows"', 'windows'],
    ['os_sku = "Windows2022"', 'windows'],
    ['', 'linux'],
    ['os_sku = data.x.y.z', null],
  ])('with "%s" runs %s', async (body, operatingSystem) => {
    expect(await settingsOf('kubernetes_cluster_node_pool', body)).toMatchObject({
      operatingSystem,
    })
  })

  it('lies where its cluster lies', async () => {
    const cluster = `resource "azurerm_kubernetes_cluster" "k" {
  location = "East US"
  sku_tier = "Standard"
  network_profile {
    network_plugin = "azure"
  }
  addon_profile {
    http_application_routing {
      enabled = true
    }
  }
  default_node_pool {
    vm_size    = "Standard_D2s_v3"
    node_count = 3
  }
}
`
    const pool = await nodeOf(
      'kubernetes_cluster_node_pool',
      'kubernetes_cluster_id = azurerm_kubernetes_cluster.k.id',
      cluster,
    )
    expect(pool.region).toBe('eastus')
    expect((await importNode(cluster)).settings).toMatchObject({
      tier: 'Standard',
      loadBalancer: true,
      httpApplicationRouting: true,
      nodePool: { size: 'Standard_D2s_v3', nodeCount: 3 },
    })
  })
})

it.each([
  [
    'machine_learning_compute_cluster',
    'vm_size = "Standard_NC6"\n scale_settings {\n min_node_count = 2\n }',
    { size: 'Standard_NC6', nodeCount: 2 },
  ],
  [
    'machine_learning_compute_instance',
    'virtual_machine_size = "Standard_NC6"',
    { size: 'Standard_NC6', nodeCount: 1 },
  ],
])('azurerm_%s', async (type, body, expected) => {
  expect(await settingsOf(type, body)).toMatchObject(expected)
})

it('what is attached to a machine costs nothing of its own and belongs to it', async () => {
  const result = await importText(`
resource "azurerm_resource_group" "g" {}
resource "azurerm_network_interface" "n" {}
resource "azurerm_linux_virtual_machine" "m" {
  resource_group_name   = azurerm_resource_group.g.name
  network_interface_ids = [azurerm_network_interface.n.id]
}
resource "azurerm_managed_disk" "d" {}
resource "azurerm_virtual_machine_data_disk_attachment" "a" {
  virtual_machine_id = azurerm_linux_virtual_machine.m.id
  managed_disk_id    = azurerm_managed_disk.d.id
}
`)
  expect(outcomes(result)).toEqual([
    'azurerm_linux_virtual_machine.m node azurerm_linux_virtual_machine.m',
    'azurerm_managed_disk.d node azurerm_managed_disk.d',
    'azurerm_network_interface.n property azurerm_linux_virtual_machine.m',
    'azurerm_resource_group.g property',
    'azurerm_virtual_machine_data_disk_attachment.a property azurerm_linux_virtual_machine.m',
  ])
  expect(result.graph.edges).toMatchObject([
    { from: 'azurerm_linux_virtual_machine.m', to: 'azurerm_managed_disk.d', mode: 'data' },
  ])
})
