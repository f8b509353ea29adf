import { expect, test } from 'vitest'

import { openCatalog } from '../../src/catalog/open-catalog.ts'
import type { CatalogPrice, ListProduct } from '../../src/lists/to-catalog/list-product.ts'
import { catalogNames } from '../../src/lists/to-catalog/to-catalog.ts'
import { onDemand } from './list-rate.ts'

type Told = Omit<Partial<ListProduct>, 'rates'> & { readonly unit: string; readonly price: string }

function product({ unit, price, ...told }: Told): ListProduct {
  const rates = [onDemand(unit, price)]
  return { service: 'AmazonEC2', family: null, attributes: {}, rates, ...told }
}

function machine(attributes: Record<string, string> = {}): ListProduct {
  return product({
    family: 'Compute Instance',
    unit: 'Hrs',
    price: '0.0960000000',
    attributes: {
      usagetype: 'USE2-BoxUsage:m5.large',
      instancetype: 'm5.large',
      tenancy: 'Shared',
      operatingsystem: 'Linux',
      licensemodel: 'No License required',
      capacitystatus: 'Used',
      marketoption: 'OnDemand',
      ...attributes,
    },
  })
}

function volume(family: string, unit: string, price: string, attributes: Record<string, string>) {
  return product({ family, unit, price, attributes })
}

function database(family: string, attributes: Record<string, string>, unit = 'Hrs'): ListProduct {
  return product({ service: 'AmazonRDS', family, unit, price: '0.25', attributes })
}

function azure(service: string, unit: string, price: string, attributes: Record<string, string>) {
  return product({ service, unit, price, attributes })
}

function google(description: string, unit: string): ListProduct {
  return product({ service: 'Compute Engine', unit, price: '0.04', attributes: { description } })
}

const db = { instancetype: 'db.t3.large', deploymentoption: 'Single-AZ' }
const usage = { usagetype: 'InstanceUsage:db.t3.large' }
const dv3 = { productname: 'Virtual Machines Dv3 Series', armskuname: 'Standard_D2_v3' }

/** `service product key unit price`. */
function lineOf(price: CatalogPrice): string {
  return [price.service, price.product, price.key, price.unit, price.price].join(' | ')
}

test.each<['aws' | 'azure' | 'google', ListProduct, string]>([
  ['aws', machine(), 'aws.ec2 | on-demand-linux | m5.large | hours | 0.096'],
  [
    'aws',
    machine({ operatingsystem: 'Windows' }),
    'aws.ec2 | on-demand-windows | m5.large | hours | 0.096',
  ],
  [
    'aws',
    machine({ tenancy: 'Dedicated', usagetype: 'USE2-DedicatedUsage:m5.large' }),
    'aws.ec2 | dedicated-linux | m5.large | hours | 0.096',
  ],
  [
    'aws',
    volume('Storage', 'GB-Mo', '0.08', { usagetype: 'EBS:VolumeUsage.gp3', volumeapiname: 'gp3' }),
    'aws.ebs | storage | gp3 | GB | 0.08',
  ],
  [
    'aws',
    volume('System Operation', 'IOPS-Mo', '0.005', {
      usagetype: 'EBS:VolumeP-IOPS.gp3',
      volumeapiname: 'gp3',
      group: 'EBS IOPS',
    }),
    'aws.ebs | iops | gp3 | IOPS | 0.005',
  ],
  [
    'aws',
    volume('Provisioned Throughput', 'GiBps-mo', '40.96', {
      usagetype: 'EBS:VolumeP-Throughput.gp3',
      volumeapiname: 'gp3',
      group: 'EBS Throughput',
    }),
    'aws.ebs | throughput | gp3 | Mbps | 0.04',
  ],
  [
    'aws',
    volume('System Operation', 'IOs', '0.0000000500', {
      usagetype: 'EBS:VolumeIOUsage',
      volumeapiname: 'standard',
      group: 'EBS I/O Requests',
    }),
    'aws.ebs | io-requests | standard | 1M request | 0.05',
  ],
  [
    'aws',
    volume('Storage Snapshot', 'GB-Mo', '0.05', { usagetype: 'USE1-EBS:SnapshotUsage' }),
    'aws.ebs | snapshot-storage | standard | GB | 0.05',
  ],
  [
    'aws',
    database('Database Instance', { ...db, ...usage, databaseengine: 'PostgreSQL' }),
    'aws.rds | instance-single-az | postgres db.t3.large | hours | 0.25',
  ],
  [
    'aws',
    database('Database Instance', {
      ...db,
      usagetype: 'Multi-AZUsage:db.t3.large',
      deploymentoption: 'Multi-AZ',
      databaseengine: 'Oracle',
      databaseedition: 'Standard Two',
      licensemodel: 'Bring your own license',
    }),
    'aws.rds | instance-multi-az | oracle-se2-byol db.t3.large | hours | 0.25',
  ],
  [
    'aws',
    database(
      'Database Storage',
      { ...db, databaseengine: 'Any', volumetype: 'General Purpose-GP3' },
      'GB-Mo',
    ),
    'aws.rds | storage-single-az | gp3 | GB | 0.25',
  ],
  [
    'azure',
    azure('Virtual Machines', '1 Hour', '0.1', { ...dv3, operatingsystem: 'Linux' }),
    'azure.virtual-machines | linux | d2_v3 | hours | 0.1',
  ],
  [
    'azure',
    azure('Virtual Machines', '1 Hour', '0.1', {
      productname: 'Virtual Machines A Series Basic Windows',
      armskuname: 'Basic_A2',
      operatingsystem: 'Windows',
    }),
    'azure.virtual-machines | windows | basic_a2 | hours | 0.1',
  ],
  [
    'azure',
    azure('Storage', '1/Month', '19.71', {
      productname: 'Premium SSD Managed Disks',
      skuname: 'P10 LRS',
      metername: 'P10 LRS Disk',
    }),
    'azure.managed-disks | storage | P10 LRS | months | 19.71',
  ],
  [
    'azure',
    azure('Storage', '10K', '0.0005', {
      productname: 'Standard HDD Managed Disks',
      skuname: 'S10 LRS',
      metername: 'S10 LRS Disk Operations',
    }),
    'azure.managed-disks | operations | standard-hdd | 10k operations | 0.0005',
  ],
  [
    'google',
    google('SSD backed PD Capacity in Virginia', 'GiBy.mo'),
    'google.compute-engine | disk | pd-ssd | GB | 0.04',
  ],
  [
    'google',
    google('Regional Storage PD Capacity in Virginia', 'GiBy.mo'),
    'google.compute-engine | regional-disk | pd-standard | GB | 0.04',
  ],
  [
    'google',
    google('Custom Extended Instance Ram running in Americas', 'GiBy.h'),
    'google.compute-engine | custom-memory | on-demand n1 extended | GB-hours | 0.04',
  ],
  [
    'google',
    google('N2 Custom Instance Core running in Americas', 'h'),
    'google.compute-engine | custom-vcpu | on-demand n2 | vCPU-hours | 0.04',
  ],
])('%s: %j is %s', (provider, listed, expected) => {
  const prices = catalogNames(provider).of(listed, 'r')
  expect(prices.map(lineOf)).toEqual([expected])
  expect(prices.every(catalogHas)).toBe(true)
})

test.each<['aws' | 'azure' | 'google', ListProduct]>([
  ['aws', machine({ capacitystatus: 'UnusedCapacityReservation' })],
  ['aws', machine({ marketoption: 'CapacityBlock' })],
  ['aws', machine({ preinstalledsw: 'SQL Web' })],
  ['aws', machine({ licensemodel: 'Bring your own license' })],
  ['aws', machine({ tenancy: 'Host' })],
  ['aws', machine({ usagetype: 'USE2-UnusedBox:m5.large' })],
  ['aws', { ...machine(), rates: [onDemand('Hrs', '0.0000000000')] }],
  ['aws', { ...machine(), rates: [onDemand('Quantity', '100')] }],
  ['aws', { ...machine(), rates: [] }],
  [
    'aws',
    {
      ...machine(),
      rates: ['0', '100'].map((tierBegin) => ({ ...onDemand('Hrs', '1'), tierBegin })),
    },
  ],
  [
    'aws',
    database('Database Instance', {
      ...db,
      usagetype: 'InstanceUsageIOOptimized:db.t3.large',
      databaseengine: 'Aurora MySQL',
    }),
  ],
  ['aws', database('Database Instance', { ...db, ...usage, databaseengine: 'Db2' })],
  [
    'azure',
    azure('Virtual Machines', '1 Hour', '0.1', {
      ...dv3,
      productname: 'Dv3 Series Cloud Services',
      operatingsystem: 'Linux',
    }),
  ],
  [
    'azure',
    azure('Storage', '1/Month', '1', {
      productname: 'Premium SSD Managed Disks',
      skuname: 'P10 LRS',
      metername: 'P10 LRS Disk Mount',
    }),
  ],
  ['google', google('Commitment v1: Cpu in Americas for 1 Year', 'h')],
  ['google', google('N1 Predefined Instance Core running in Americas', 'h')],
])('%s: %j has no name in the catalog', (provider, listed) => {
  expect(catalogNames(provider).of(listed, 'r')).toEqual([])
})

test('an instance of Aurora is one of a cluster too', () => {
  const listed = database('Database Instance', {
    ...db,
    ...usage,
    databaseengine: 'Aurora PostgreSQL',
  })
  expect(catalogNames('aws').of(listed, 'r').map(lineOf)).toEqual([
    'aws.rds | instance-single-az | aurora-postgresql db.t3.large | hours | 0.25',
    'aws.aurora | instance | db.t3.large | hours | 0.25',
  ])
})

const catalog = openCatalog()

/** A name that no kind asks for would never be read. */
function catalogHas(price: CatalogPrice): boolean {
  const { blocks } = catalog.file(price.service)
  return blocks.some(({ product: name, unit }) => name === price.product && unit === price.unit)
}
