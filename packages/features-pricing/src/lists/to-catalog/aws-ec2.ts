import { awsHours } from './aws-hours.ts'
import type { ToCatalog } from './list-product.ts'

const service = 'aws.ec2'

const systems: Readonly<Record<string, string>> = {
  Linux: 'linux',
  Windows: 'windows',
  SUSE: 'suse',
  RHEL: 'rhel',
}
const tenancies: Readonly<Record<string, { onDemand: string; reserved: string }>> = {
  Shared: { onDemand: 'on-demand', reserved: 'reserved' },
  Dedicated: { onDemand: 'dedicated', reserved: 'reserved-dedicated' },
}

/** Machines without software on them; not what is reserved and not used, or lies in an Outpost. */
export const awsEc2ToCatalog: ToCatalog = (product) => {
  const { attributes, family } = product
  if (!family?.startsWith('Compute Instance')) return null
  if (!/(?:^|-)(?:BoxUsage|DedicatedUsage)(?::|$)/.test(attributes['usagetype'] ?? '')) return null
  if (!['Used', undefined].includes(attributes['capacitystatus'])) return null
  if (!['OnDemand', undefined].includes(attributes['marketoption'])) return null
  if (attributes['preinstalledsw'] !== undefined) return null
  if (attributes['licensemodel'] === 'Bring your own license') return null
  const system = systems[attributes['operatingsystem'] ?? '']
  const tenancy = tenancies[attributes['tenancy'] ?? 'Shared']
  const key = attributes['instancetype']
  if (system === undefined || tenancy === undefined || key === undefined) return null
  const onDemand = `${tenancy.onDemand}-${system}`
  return awsHours(product, { service, key, onDemand, reserved: `${tenancy.reserved}-${system}` })
}

/** Dedicated hosts, by the family of machines that they hold. */
export const awsEc2HostToCatalog: ToCatalog = (product) => {
  if (product.family !== 'Dedicated Host') return null
  const key = /(?:^|-)HostUsage:([\w-]+)$/.exec(product.attributes['usagetype'] ?? '')?.[1]
  if (key === undefined) return null
  return awsHours(product, {
    service: 'aws.ec2-host',
    key,
    onDemand: 'on-demand',
    reserved: 'reserved',
  })
}
