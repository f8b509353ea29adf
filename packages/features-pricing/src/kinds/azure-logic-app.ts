import { azureLogicApp } from '@backarch/services-topology'

import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.logic-apps'

const workflowSizes: ReadonlyMap<string, { vcores: number; memoryGb: number }> = new Map([
  ['ws1', { vcores: 1, memoryGb: 3.5 }],
  ['ws2', { vcores: 2, memoryGb: 7 }],
  ['ws3', { vcores: 4, memoryGb: 14 }],
])

function workflowLines(planSku: string | null): Line[] {
  const size = workflowSizes.get(planSku?.toLowerCase() ?? '')
  if (planSku !== null && size === undefined) return []
  const name = planSku ?? 'unknown SKU'
  const part = (what: string, unit: string, quantity: number | undefined, key: string): Line =>
    fixed({
      name: `Workflow ${what} (${name})`,
      unit,
      quantity: quantity ?? null,
      price:
        quantity === undefined ? unknownSetting('planSku') : { service, product: 'workflow', key },
    })
  return [
    part('vCore', 'vCore', size?.vcores, 'vcore'),
    part('memory', 'GB', size?.memoryGb, 'memory'),
  ]
}

export const priceAzureLogicApp = definePricer(azureLogicApp, ({ settings, usage }) => [
  ...workflowLines(settings.planSku),
  used({
    name: 'Standard connectors',
    unit: 'calls',
    quantity: usage.monthly_standard_connector_calls,
    price: { service, product: 'connectors', key: 'standard' },
  }),
  used({
    name: 'Enterprise connectors',
    unit: 'calls',
    quantity: usage.monthly_enterprise_connector_calls,
    price: { service, product: 'connectors', key: 'enterprise' },
  }),
])
