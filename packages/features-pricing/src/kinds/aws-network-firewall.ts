import { awsNetworkFirewall } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.network-firewall'

export const priceAwsNetworkFirewall = definePricer(
  awsNetworkFirewall,
  ({ settings: { endpoints }, usage }) => [
    hourlyLine(
      {
        name: 'Network Firewall Endpoint',
        price: { service, product: 'endpoint', key: 'endpoint' },
        ...(endpoints === null && { note: 'the setting endpoints is not known' }),
      },
      endpoints,
    ),
    used({
      name: 'Data Processed',
      unit: 'GB',
      quantity: usage.monthly_data_processed_gb,
      price: { service, product: 'data-processed', key: 'data-processed' },
    }),
  ],
)
