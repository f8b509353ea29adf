import { azureLogAlert } from '@backarch/services-topology'

import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.monitor'

/** Minutes between two runs that have a price, the rarest first: a rule that runs more rarely costs the same. */
const frequencies = [15, 10, 5, 1]

export const priceAzureLogAlert = definePricer(azureLogAlert, ({ settings }) => {
  const { enabled, frequencyMinutes, timeSeries } = settings
  if (enabled === false) return []
  const billed = frequencies.find((minutes) => minutes <= (frequencyMinutes ?? 0))
  const frequency = `(${billed ?? 'unknown'} minute frequency)`

  function price(product: string) {
    if (enabled === null) return unknownSetting('enabled')
    if (billed === undefined) return unknownSetting('frequencyMinutes')
    return { service, product, key: String(billed) }
  }

  const lines = [
    fixed({
      name: `Log alerts monitoring ${frequency}`,
      unit: 'rule',
      quantity: 1,
      price: price('log-alert'),
    }),
  ]
  if (timeSeries === null || timeSeries > 1) {
    lines.push(
      fixed({
        name: `Additional time-series monitoring ${frequency}`,
        unit: 'time-series',
        quantity: timeSeries === null ? null : timeSeries - 1,
        price: timeSeries === null ? unknownSetting('timeSeries') : price('log-alert-series'),
      }),
    )
  }
  return lines
})
