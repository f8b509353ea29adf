import { azureFunctionApp } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.functions'

const premiumSizes: ReadonlyMap<string, { vcpus: number; memoryGb: number }> = new Map([
  ['ep1', { vcpus: 1, memoryGb: 3.5 }],
  ['ep2', { vcpus: 2, memoryGb: 7 }],
  ['ep3', { vcpus: 4, memoryGb: 14 }],
])

/** Memory is billed in steps of 128 MB, and an execution as at least 100 ms. */
const memoryStepMb = 128
const leastDurationMs = 100

interface Usage {
  readonly monthly_executions?: number | undefined
  readonly execution_duration_ms?: number | undefined
  readonly memory_mb?: number | undefined
  readonly instances?: number | undefined
}

function gbSeconds(usage: Usage): number | undefined {
  const { monthly_executions: executions, execution_duration_ms: ms, memory_mb: memoryMb } = usage
  if (executions === undefined || ms === undefined || memoryMb === undefined) return undefined
  const steps = Math.max(1, Math.ceil(memoryMb / memoryStepMb))
  return (executions * Math.max(ms, leastDurationMs) * steps * memoryStepMb) / 1000 / 1024
}

function consumptionLines(usage: Usage): Line[] {
  return [
    used({
      name: 'Execution time',
      unit: 'GB-seconds',
      quantity: gbSeconds(usage),
      price: { service, product: 'consumption', key: 'execution-time' },
    }),
    used({
      name: 'Executions',
      unit: '1M requests',
      quantity: per(usage.monthly_executions, 1_000_000),
      price: { service, product: 'consumption', key: 'executions' },
    }),
  ]
}

function premiumLines(sku: string, { instances = 1 }: Usage): Line[] {
  const size = premiumSizes.get(sku.toLowerCase())
  const unknown = { missing: `no price: there is no plan ${sku}` }
  return [
    fixed({
      name: `vCPU (${sku})`,
      unit: 'vCPU',
      quantity: size === undefined ? null : size.vcpus * instances,
      price: size === undefined ? unknown : { service, product: 'premium', key: 'vcpu' },
    }),
    fixed({
      name: `Memory (${sku})`,
      unit: 'GB',
      quantity: size === undefined ? null : size.memoryGb * instances,
      price: size === undefined ? unknown : { service, product: 'premium', key: 'memory' },
    }),
  ]
}

/** On a plan of its own kind it is billed here; any other plan is billed itself. */
export const priceAzureFunctionApp = definePricer(azureFunctionApp, ({ settings, usage }) => {
  const { planSku } = settings
  if (planSku === null) {
    // Whoever counts executions is billed by them.
    if (usage.monthly_executions !== undefined) return consumptionLines(usage)
    return [
      fixed({ name: 'Plan', unit: 'months', quantity: null, price: unknownSetting('planSku') }),
    ]
  }
  if (/^y\d/i.test(planSku)) return consumptionLines(usage)
  return /^ep/i.test(planSku) ? premiumLines(planSku, usage) : []
})
