import { flatPrice, type ToCatalog } from './list-product.ts'

const service = 'azure.managed-disks'

/** Products of disks, and how the catalog names what is done with them; that of premium disks costs nothing. */
const families: Readonly<Record<string, string | null>> = {
  'Premium SSD Managed Disks': null,
  'Standard SSD Managed Disks': 'standard-ssd',
  'Standard HDD Managed Disks': 'standard-hdd',
}

/** Managed disks by their size, and their operations. */
export const azureDisksToCatalog: ToCatalog = (product) => {
  const { productname = '', skuname = '', metername = '' } = product.attributes
  const operations = families[productname]
  if (operations === undefined || !/^[PES]\d+ [LZ]RS$/.test(skuname)) return null
  if (/^[PES]\d+(?: [LZ]RS)? Disks?$/.test(metername)) {
    const price = flatPrice(product, /^1\/Month$/)
    if (price === null) return null
    return { service, product: 'storage', key: skuname, unit: 'months', price }
  }
  if (operations === null || !metername.endsWith(' Disk Operations')) return null
  const price = flatPrice(product, /^10K$/)
  if (price === null) return null
  return { service, product: 'operations', key: operations, unit: '10k operations', price }
}
