import { awsKinesisFirehose } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'

const service = 'aws.kinesis'

/** GB a month. */
const tiers = [
  { label: 'first 500TB', size: 512_000 },
  { label: 'next 1.5PB', size: 1_536_000 },
  { label: 'next 3PB', size: Infinity },
]

export const priceAwsKinesisFirehose = definePricer(awsKinesisFirehose, ({ settings, usage }) => {
  const { formatConversion, deliverySubnets } = settings
  const gigabytes = usage.monthly_data_ingested_gb
  const lines: Line[] = spreadOverTiers(gigabytes, tiers).map(({ label, quantity }) =>
    used({
      name: `Data ingested (${label})`,
      unit: 'GB',
      quantity,
      price: { service, product: 'firehose-ingestion', key: label },
    }),
  )
  if (formatConversion !== false) {
    lines.push(
      used({
        name: 'Format conversion',
        unit: 'GB',
        quantity: gigabytes,
        price:
          formatConversion === null
            ? unknownSetting('formatConversion')
            : { service, product: 'firehose-conversion', key: 'conversion' },
      }),
    )
  }
  if (deliverySubnets !== 0) {
    const unknown = deliverySubnets === null ? unknownSetting('deliverySubnets') : null
    lines.push(
      used({
        name: 'VPC data',
        unit: 'GB',
        quantity: gigabytes,
        price: unknown ?? { service, product: 'firehose-network', key: 'data' },
      }),
      fixed({
        name: 'VPC AZ delivery',
        unit: 'hours',
        quantity: deliverySubnets === null ? null : deliverySubnets * hoursPerMonth,
        price: unknown ?? { service, product: 'firehose-network', key: 'zone' },
      }),
    )
  }
  return lines
})
