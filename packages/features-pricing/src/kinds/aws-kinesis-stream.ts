import { awsKinesisStream } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Usage = z.output<typeof awsKinesisStream.usage>

const service = 'aws.kinesis'

function onDemandLines(usage: Usage): Line[] {
  const product = 'stream-on-demand'
  const amounts = [
    ['Data ingested', 'data-in', usage.monthly_on_demand_data_in_gb],
    ['Data retrieval', 'data-out', usage.monthly_on_demand_data_out_gb],
    [
      'Enhanced Fan Out (EFO) Data retrieval',
      'fan-out-data',
      usage.monthly_on_demand_efo_data_out_gb,
    ],
    [
      'Extended retention (24H to 7D)',
      'extended-retention',
      usage.monthly_on_demand_extended_retention_gb,
    ],
    [
      'Long term retention (7D+)',
      'long-term-retention',
      usage.monthly_on_demand_long_term_retention_gb,
    ],
  ] as const
  return [
    fixed({
      name: 'ON_DEMAND',
      unit: 'hours',
      quantity: hoursPerMonth,
      price: { service, product, key: 'stream' },
    }),
    ...amounts.map(([name, key, quantity]) =>
      used({ name, unit: 'GB', quantity, price: { service, product, key } }),
    ),
  ]
}

function provisionedLines(shards: number | null, usage: Usage): Line[] {
  const product = 'stream-provisioned'
  const amounts = [
    ['Put request unit', 'units', 'put-units', usage.monthly_provisioned_put_units],
    [
      'Extended retention (24H to 7D)',
      'GB',
      'extended-retention',
      usage.monthly_provisioned_extended_retention_gb,
    ],
    [
      'Long term retention (7D+)',
      'GB',
      'long-term-retention',
      usage.monthly_provisioned_long_term_retention_gb,
    ],
    [
      'Extended retention retrieval (7D+)',
      'GB',
      'long-term-retrieval',
      usage.monthly_provisioned_long_term_retrieval_gb,
    ],
    [
      'Enhanced Fan Out (EFO) Data retrieval',
      'GB',
      'fan-out-data',
      usage.monthly_provisioned_efo_data_out_gb,
    ],
    [
      'Enhanced Fan Out (EFO)',
      'consumer-shard hour',
      'fan-out-hours',
      usage.monthly_provisioned_efo_consumer_hours,
    ],
  ] as const
  return [
    fixed({
      name: 'PROVISIONED',
      unit: 'hours',
      quantity: shards === null ? null : shards * hoursPerMonth,
      price: shards === null ? unknownSetting('shardCount') : { service, product, key: 'shard' },
    }),
    ...amounts.map(([name, unit, key, quantity]) =>
      used({ name, unit, quantity, price: { service, product, key } }),
    ),
  ]
}

export const priceAwsKinesisStream = definePricer(awsKinesisStream, ({ settings, usage }) => {
  switch (settings.mode) {
    case 'ON_DEMAND':
      return onDemandLines(usage)
    case 'PROVISIONED':
      return provisionedLines(settings.shardCount, usage)
    case null:
      return [
        fixed({ name: 'Stream', unit: 'hours', quantity: null, price: unknownSetting('mode') }),
      ]
  }
})
