import { awsDataTransfer } from '@backarch/services-topology'

import { times, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'
import {
  awsInternetTiers,
  awsZoneDirections,
  awsTransferService as service,
} from '../transfer/aws-transfer.ts'

export const priceAwsDataTransfer = definePricer(awsDataTransfer, ({ usage }) => {
  function line(name: string, key: string, quantity: number | undefined, product: string): Line {
    const { region } = usage
    const price = { service, product, key, ...(region !== undefined && { region }) }
    return used({ name, unit: 'GB', quantity, price })
  }

  const usEast = usage.monthly_outbound_us_east_to_us_east_gb
  return [
    line(
      'Intra-region data transfer',
      'between-zones',
      times(usage.monthly_intra_region_gb, awsZoneDirections),
      'intra-region',
    ),
    ...spreadOverTiers(usage.monthly_outbound_internet_gb, awsInternetTiers).map(
      ({ label, quantity }) =>
        line(`Outbound data transfer to Internet (${label})`, label, quantity, 'internet'),
    ),
    ...(usEast === undefined
      ? []
      : [line('Outbound data transfer to US East regions', 'us-east', usEast, 'other-regions')]),
    line(
      'Outbound data transfer to other regions',
      'other',
      usage.monthly_outbound_other_regions_gb,
      'other-regions',
    ),
  ]
})
