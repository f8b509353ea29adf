import { flatPrice, type ToCatalog } from './list-product.ts'

const systems: Readonly<Record<string, string>> = {
  Linux: 'linux',
  Windows: 'windows',
  SUSE: 'suse',
  RHEL: 'rhel',
}
const products: Readonly<Record<string, string>> = { Shared: 'on-demand', Dedicated: 'dedicated' }

/** Machines on demand, without software on them; not what is reserved and not used, or lies in an Outpost. */
export const awsEc2ToCatalog: ToCatalog = (product) => {
  const { attributes, family } = product
  if (!family?.startsWith('Compute Instance')) return null
  if (!/(?:^|-)(?:BoxUsage|DedicatedUsage)(?::|$)/.test(attributes['usagetype'] ?? '')) return null
  if (!['Used', undefined].includes(attributes['capacitystatus'])) return null
  if (!['OnDemand', undefined].includes(attributes['marketoption'])) return null
  if (attributes['preinstalledsw'] !== undefined) return null
  if (attributes['licensemodel'] === 'Bring your own license') return null
  const system = systems[attributes['operatingsystem'] ?? '']
  const tenancy = products[attributes['tenancy'] ?? 'Shared']
  const key = attributes['instancetype']
  const price = flatPrice(product, /^Hrs$/)
  if (system === undefined || tenancy === undefined || key === undefined || price === null) {
    return null
  }
  return { service: 'aws.ec2', product: `${tenancy}-${system}`, key, unit: 'hours', price }
}
