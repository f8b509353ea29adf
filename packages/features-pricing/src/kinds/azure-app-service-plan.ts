import { azureAppServicePlan } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** Free, or billed with the functions and logic apps that run on it: consumption, flex, elastic premium, workflow. */
const notBilledHere = /^(?:f1|free|y1|fc1|ep[1-3]|ws[1-3])$/

function rateOf(
  sku: string | null,
  operatingSystem: 'linux' | 'windows' | null,
  devTest: boolean | null,
): Line['price'] {
  if (sku === null) return unknownSetting('sku')
  if (operatingSystem === null) return unknownSetting('operatingSystem')
  if (devTest === null) return unknownSetting('devTest')
  const product = `plan-${operatingSystem}${devTest ? '-dev-test' : ''}`
  // The first generation of premium plans has names with and without its number.
  const key = sku.replace(/^p([1-3])$/, 'p$1v1')
  return { service: 'azure.app-service', product, key }
}

export const priceAzureAppServicePlan = definePricer(azureAppServicePlan, ({ settings }) => {
  const { sku, operatingSystem, workers, devTest } = settings
  const key = sku?.toLowerCase() ?? null
  if (key !== null && notBilledHere.test(key)) return []
  return [
    fixed({
      name: `Instance usage (${devTest === true ? 'dev/test, ' : ''}${sku ?? 'unknown SKU'})`,
      unit: 'hours',
      quantity: workers === null ? null : hoursPerMonth * Math.max(workers, 1),
      price: rateOf(key, operatingSystem, devTest),
      ...(workers === null && { note: 'the setting workers is not known' }),
    }),
  ]
})
