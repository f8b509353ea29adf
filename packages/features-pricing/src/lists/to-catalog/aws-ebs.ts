import { flatPrice, type CatalogPrice, type ToCatalog } from './list-product.ts'

const service = 'aws.ebs'
const volumeTypes = new Set(['standard', 'gp2', 'gp3', 'io1', 'io2', 'st1', 'sc1'])
/** What is provisioned of io2 beyond its first tier has a price of its own. */
const iopsKeys: Readonly<Record<string, string>> = {
  'EBS IOPS': '',
  'EBS IOPS Tier 2': ' above 32,000',
}

/** Volumes by GB, IOPS, throughput and requests; snapshots by GB. */
export const awsEbsToCatalog: ToCatalog = (product) => {
  const { attributes, family } = product
  const { usagetype = '', volumeapiname: type = '', group = '' } = attributes
  if (!/(?:^|-)EBS:/.test(usagetype) || /outpost/i.test(usagetype)) return null
  if (family === 'Storage Snapshot') {
    const isStandard = /(?:^|-)EBS:SnapshotUsage$/.test(usagetype)
    const price = flatPrice(product, /^GB-Mo$/)
    return isStandard ? named('snapshot-storage', 'standard', 'GB', price) : null
  }
  if (!volumeTypes.has(type)) return null
  switch (family ?? '') {
    case 'Storage':
      return named('storage', type, 'GB', flatPrice(product, /^GB-Mo$/))
    case 'Provisioned Throughput':
      return named('throughput', type, 'Mbps', times(flatPrice(product, /^GiBps-mo$/i), 1 / 1024))
    case 'System Operation': {
      if (group === 'EBS I/O Requests') {
        return named('io-requests', type, '1M request', times(flatPrice(product, /^IOs$/), 1e6))
      }
      const tier = iopsKeys[group]
      const price = flatPrice(product, /^IOPS-Mo$/)
      return tier === undefined ? null : named('iops', `${type}${tier}`, 'IOPS', price)
    }
    default:
      return null
  }
}

function named(
  product: string,
  key: string,
  unit: string,
  price: number | null,
): CatalogPrice | null {
  return price === null ? null : { service, product, key, unit, price }
}

/** Without the noise of double arithmetic. */
function times(price: number | null, factor: number): number | null {
  return price === null ? null : Number((price * factor).toPrecision(12))
}
