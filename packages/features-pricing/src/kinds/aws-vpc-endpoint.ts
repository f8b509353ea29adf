import { awsVpcEndpoint } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'

const service = 'aws.vpc'

/** GB a month; a petabyte is a million of them here. */
const interfaceTiers = [
  { label: 'first 1PB', size: 1e6 },
  { label: 'next 4PB', size: 4e6 },
  { label: 'over 5PB', size: Infinity },
]

function dataLines(
  type: 'Interface' | 'GatewayLoadBalancer',
  gigabytes: number | undefined,
): Line[] {
  if (type === 'GatewayLoadBalancer') {
    const price = { service, product: 'gateway-load-balancer-data', key: 'data-processed' }
    return [used({ name: 'Data processed', unit: 'GB', quantity: gigabytes, price })]
  }
  return spreadOverTiers(gigabytes, interfaceTiers).map(({ label, quantity }) =>
    used({
      name: `Data processed (${label})`,
      unit: 'GB',
      quantity,
      price: { service, product: 'interface-data', key: label },
    }),
  )
}

/** Gateway endpoints (S3, DynamoDB) are free. */
export const priceAwsVpcEndpoint = definePricer(awsVpcEndpoint, ({ settings, usage }) => {
  const { endpointType, interfaceCount } = settings
  if (endpointType === 'Gateway') return []
  if (endpointType === null) {
    const price = unknownSetting('endpointType')
    return [fixed({ name: 'Endpoint', unit: 'hours', quantity: hoursPerMonth, price })]
  }
  return [
    ...dataLines(endpointType, usage.monthly_data_processed_gb),
    fixed({
      name: `Endpoint (${endpointType})`,
      unit: 'hours',
      quantity: interfaceCount === null ? null : hoursPerMonth * interfaceCount,
      price: { service, product: 'endpoint', key: endpointType },
      ...(interfaceCount === null && { note: 'the setting interfaceCount is not known' }),
    }),
  ]
})
