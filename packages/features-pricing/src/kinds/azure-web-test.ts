import { azureWebTest } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.application-insights'

type Settings = z.output<typeof azureWebTest.settings>

/** Billed by its runs: one from each location, as often as it is due. */
function standardLine({ enabled, frequencySeconds, locations }: Settings): Line {
  const known = frequencySeconds !== null && locations !== null && frequencySeconds > 0

  function price() {
    if (enabled === null) return unknownSetting('enabled')
    if (locations === null) return unknownSetting('locations')
    if (!known) return unknownSetting('frequencySeconds')
    return { service, product: 'standard-web-test', key: 'standard' }
  }

  return fixed({
    name: `Standard web test (${frequencySeconds ?? 'unknown'} second frequency)`,
    unit: 'tests',
    quantity: known ? ((hoursPerMonth * 3600) / frequencySeconds) * locations : null,
    price: price(),
  })
}

export const priceAzureWebTest = definePricer(azureWebTest, ({ settings }) => {
  const { testType, enabled } = settings
  if (testType === 'ping' || enabled === false) return []
  if (testType === 'standard') return [standardLine(settings)]

  function price() {
    if (testType === null) return unknownSetting('testType')
    if (enabled === null) return unknownSetting('enabled')
    return { service, product: 'multi-step-web-test', key: 'multi-step' }
  }

  return [fixed({ name: 'Multi-step web test', unit: 'test', quantity: 1, price: price() })]
})
