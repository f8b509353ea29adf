import { azureCosmosdbContainer } from '@backarch/services-topology'
import type { z } from 'zod'

import { azureRegionName } from '../azure-region-name.ts'
import { fixed, per, unknownSetting, used, type Line, type PriceReference } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof azureCosmosdbContainer.settings>
type Usage = z.output<typeof azureCosmosdbContainer.usage>
type Location = NonNullable<Settings['locations']>[number]

const service = 'azure.cosmosdb'
/** Two copies of a periodic backup are part of the price. */
const freeCopies = 2

/** A price in one of the account's regions, which need not be the one that it was made in. */
function priceIn({ region }: Location, product: string, key: string) {
  if (region === null) return unknownSetting('locations')
  return { service, product, key, region } satisfies PriceReference
}

function placed(name: string, { region }: Location): string {
  return `${name}${name.includes('(') ? ', ' : ' ('}${region === null ? 'unknown region' : azureRegionName(region)})`
}

/** Autoscaling costs half as much again, and is billed for what it reached. */
function autoscaleLines(settings: Settings, usage: Usage, locations: readonly Location[]): Line[] {
  const { throughput, multipleWriteLocations } = settings
  const percentage = usage.max_request_units_utilization_percentage
  return locations.map((location) => {
    const price =
      throughput === null
        ? unknownSetting('throughput')
        : multipleWriteLocations === null
          ? unknownSetting('multipleWriteLocations')
          : multipleWriteLocations
            ? { missing: 'no price: the catalog has none for autoscaling in several regions' }
            : priceIn(location, 'throughput', 'single-write')
    return used({
      name: placed('Provisioned throughput (autoscale', location),
      unit: 'RU/s x 100',
      quantity:
        throughput === null || percentage === undefined
          ? undefined
          : (((throughput * percentage) / 100) * 1.5) / 100,
      price,
    })
  })
}

/** Zones cost a quarter more, unless every region is written to. */
function provisionedLines(settings: Settings, locations: readonly Location[]): Line[] {
  const { throughput, multipleWriteLocations: several } = settings
  return locations.map((location) => {
    const factor = location.zoneRedundant === true && several !== true ? 1.25 : 1
    const price =
      several === null
        ? unknownSetting('multipleWriteLocations')
        : location.zoneRedundant === null
          ? unknownSetting('locations')
          : throughput === null
            ? unknownSetting('throughput')
            : priceIn(location, 'throughput', several ? 'multi-write' : 'single-write')
    return fixed({
      name: placed('Provisioned throughput (provisioned', location),
      unit: 'RU/s x 100',
      quantity: 'missing' in price || throughput === null ? null : (throughput / 100) * factor,
      price,
    })
  })
}

function serverlessLine(usage: Usage, first: Location): Line {
  return used({
    name: 'Provisioned throughput (serverless)',
    unit: '1M RU',
    quantity: per(usage.monthly_serverless_request_units, 1e6),
    price: priceIn(first, 'serverless', 'serverless'),
  })
}

function storageLines(settings: Settings, usage: Usage, locations: readonly Location[]): Line[] {
  const stored = (name: string, key: string) =>
    locations.map((location) =>
      used({
        name: placed(name, location),
        unit: 'GB',
        quantity: usage.storage_gb,
        price: priceIn(location, 'storage', key),
      }),
    )
  const operations = (name: string, key: string, amount: number | undefined) =>
    locations.map((location) =>
      used({
        name: placed(name, location),
        unit: '10K operations',
        quantity: per(amount, 10_000),
        price: priceIn(location, 'analytical-operations', key),
      }),
    )
  const transactional = stored('Transactional storage', 'transactional')
  if (settings.analyticalStorage === false) return transactional
  return [
    ...transactional,
    ...stored('Analytical storage', 'analytical'),
    ...operations(
      'Analytical write operations',
      'write',
      usage.monthly_analytical_storage_write_operations,
    ),
    ...operations(
      'Analytical read operations',
      'read',
      usage.monthly_analytical_storage_read_operations,
    ),
  ]
}

function backupLines(settings: Settings, usage: Usage, locations: readonly Location[]): Line[] {
  const { backupType, backupIntervalMinutes, backupRetentionHours } = settings
  const copies =
    backupIntervalMinutes === null || backupRetentionHours === null
      ? null
      : Math.floor((backupRetentionHours * 60) / Math.max(backupIntervalMinutes, 1)) - freeCopies
  if (backupType === 'Periodic' && copies !== null && copies <= 0) return []
  const name = backupType === 'Continuous' ? 'Continuous backup' : 'Periodic backup'
  const factor = backupType === 'Continuous' ? 1 : backupType === null ? null : copies
  return locations.map((location) =>
    used({
      name: placed(name, location),
      unit: 'GB',
      quantity: usage.storage_gb === undefined ? undefined : usage.storage_gb * (factor ?? 1),
      price:
        backupType === null || factor === null
          ? unknownSetting(backupType === null ? 'backupType' : 'backupRetentionHours')
          : priceIn(location, 'backup', backupType.toLowerCase()),
    }),
  )
}

export const priceAzureCosmosdbContainer = definePricer(
  azureCosmosdbContainer,
  ({ settings, usage }) => {
    const { capacityMode } = settings
    const [first, ...others] = settings.locations ?? []
    if (first === undefined || capacityMode === null) {
      const price = unknownSetting(first === undefined ? 'locations' : 'capacityMode')
      return [fixed({ name: 'Provisioned throughput', unit: 'RU/s x 100', quantity: null, price })]
    }
    const serverless = capacityMode === 'serverless'
    // Nothing without a server spans regions.
    const locations = serverless ? [first] : [first, ...others]
    return [
      ...(serverless ? [serverlessLine(usage, first)] : []),
      ...(capacityMode === 'autoscale' ? autoscaleLines(settings, usage, locations) : []),
      ...(capacityMode === 'provisioned' ? provisionedLines(settings, locations) : []),
      ...storageLines(settings, usage, locations),
      ...backupLines(settings, usage, locations),
      used({
        name: 'Restored data',
        unit: 'GB',
        quantity: usage.monthly_restored_data_gb,
        price: { service, product: 'restored-data', key: 'restored-data' },
      }),
    ]
  },
)
