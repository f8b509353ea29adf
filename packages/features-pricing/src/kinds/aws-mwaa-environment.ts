import { awsMwaaEnvironment } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, times, unknownSetting, used, type NoPrice, type PriceReference } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.mwaa'

export const priceAwsMwaaEnvironment = definePricer(awsMwaaEnvironment, ({ settings, usage }) => {
  const size = settings.environmentClass?.toLowerCase().replace(/^mw1\./, '') ?? null
  const label = size === null ? 'unknown' : size.charAt(0).toUpperCase() + size.slice(1)

  function price(product: string): PriceReference | NoPrice {
    return size === null ? unknownSetting('environmentClass') : { service, product, key: size }
  }

  return [
    fixed({
      name: `Environment (${label})`,
      unit: 'hours',
      quantity: hoursPerMonth,
      price: price('environment'),
    }),
    used({
      name: `Worker (${label})`,
      unit: 'hours',
      quantity: times(usage.additional_workers, hoursPerMonth),
      price: price('worker'),
    }),
    used({
      name: `Scheduler (${label})`,
      unit: 'hours',
      quantity: times(usage.additional_schedulers, hoursPerMonth),
      price: price('scheduler'),
    }),
    used({
      name: 'Meta database',
      unit: 'GB',
      quantity: usage.meta_database_gb,
      price: { service, product: 'storage', key: 'meta-database' },
    }),
  ]
})
