import { awsDataTransfer } from '@backarch/services-topology'

import { times, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'

const service = 'aws.data-transfer'

/** GB a month. */
const internetTiers = [
  { label: 'first 10TB', size: 10_240 },
  { label: 'next 40TB', size: 40_960 },
  { label: 'next 100TB', size: 102_400 },
  { label: 'over 150TB', size: Infinity },
]

/** The zones of a region each pay: what goes out of one comes into another. */
const directions = 2

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
      times(usage.monthly_intra_region_gb, directions),
      'intra-region',
    ),
    ...spreadOverTiers(usage.monthly_outbound_internet_gb, internetTiers).map(
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
