import { azureDataFactoryRuntime } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof azureDataFactoryRuntime.settings>
type Usage = z.output<typeof azureDataFactoryRuntime.usage>
type RuntimeType = NonNullable<Settings['runtimeType']>

const service = 'azure.data-factory'

const computeNames = {
  General: 'General Purpose',
  ComputeOptimized: 'Compute Optimized',
  MemoryOptimized: 'Memory Optimized',
} as const

/** The cores that run data flows. */
function dataFlowLine({ computeType, coreCount }: Settings): Line {
  const part = { unit: 'hours', quantity: null }
  if (computeType === null || coreCount === null) {
    const price = unknownSetting(computeType === null ? 'computeType' : 'coreCount')
    return fixed({ ...part, name: 'Compute', price })
  }
  const name = computeNames[computeType]
  return fixed({
    name: `Compute (${name}, ${coreCount} vCores)`,
    unit: 'hours',
    quantity: hoursPerMonth,
    price: { service, product: 'data-flow', key: `${name} ${coreCount} vCores` },
  })
}

/** The machines that run SSIS packages, with the licence in the price or without. */
function ssisLine({ nodeSize, nodeCount, edition, licenseType }: Settings): Line {
  const missing = Object.entries({ nodeSize, nodeCount, edition, licenseType }).find(
    ([, value]) => value === null,
  )
  if (missing !== undefined || nodeSize === null || nodeCount === null) {
    const price = unknownSetting(missing?.[0] ?? 'nodeSize')
    return fixed({ name: 'Compute', unit: 'hours', quantity: null, price })
  }
  const size = nodeSize.replace(/^Standard_/i, '').replaceAll('_', ' ')
  const licence = licenseType === 'LicenseIncluded' ? ['license included'] : []
  const words = [size, edition ?? '', ...licence]
  return fixed({
    name: `Compute (${words.join(', ')})`,
    unit: 'hours',
    quantity: hoursPerMonth * nodeCount,
    price: { service, product: 'ssis', key: words.join(' ') },
  })
}

/** Infracost takes each kind of activity to run all month. */
function activityLines(key: RuntimeType, { monthly_orchestration_runs: runs }: Usage): Line[] {
  const activity = (name: string, product: string) =>
    fixed({ name, unit: 'hours', quantity: hoursPerMonth, price: { service, product, key } })
  return [
    used({
      name: 'Orchestration',
      unit: '1k runs',
      quantity: per(runs, 1000),
      price: { service, product: 'orchestration', key },
    }),
    activity('Data movement activity', 'data-movement'),
    activity('Pipeline activity', 'pipeline-activity'),
    activity('External pipeline activity', 'external-pipeline-activity'),
  ]
}

export const priceAzureDataFactoryRuntime = definePricer(
  azureDataFactoryRuntime,
  ({ settings, usage }) => {
    const { runtimeType } = settings
    switch (runtimeType) {
      case null:
        return [
          fixed({
            name: 'Compute',
            unit: 'hours',
            quantity: null,
            price: unknownSetting('runtimeType'),
          }),
        ]
      case 'azure':
        return [dataFlowLine(settings), ...activityLines(runtimeType, usage)]
      case 'azure-ssis':
        return [ssisLine(settings)]
      case 'managed':
        return [ssisLine(settings), ...activityLines(runtimeType, usage)]
      case 'self-hosted':
        return activityLines(runtimeType, usage)
    }
  },
)
