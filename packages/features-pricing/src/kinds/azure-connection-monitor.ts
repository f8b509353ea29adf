import { azureConnectionMonitor } from '@backarch/services-topology'

import { above, fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers, type Tier } from '../tiers.ts'

const service = 'azure.network-watcher'

const freeTests = 10

const tiers: readonly Tier[] = [
  { label: '10-240,010', size: 240_000 },
  { label: '240,010-750,010', size: 510_000 },
  { label: '750,010-1,000,010', size: 250_000 },
  { label: '1,000,010+', size: Infinity },
]

export const priceAzureConnectionMonitor = definePricer(
  azureConnectionMonitor,
  ({ settings, usage }) => {
    const tests = usage.tests ?? settings.tests
    const billed = above(tests, freeTests)
    return spreadOverTiers(billed ?? undefined, tiers).map(({ label, quantity }) =>
      fixed({
        name: `Tests (${label})`,
        unit: 'tests',
        quantity: quantity ?? null,
        price: tests === null ? unknownSetting('tests') : { service, product: 'tests', key: label },
      }),
    )
  },
)
