import { googleGkeCluster } from '@backarch/services-topology'
import { z } from 'zod'

import { googleNodePoolLines } from '../google-node-pool-lines.ts'
import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer, type Buying } from '../pricer.ts'

type Settings = z.output<typeof googleGkeCluster.settings>
type Usage = z.output<typeof googleGkeCluster.usage>

const service = 'google.kubernetes-engine'

function autopilotLines(usage: Usage): Line[] {
  return [
    fixed({
      name: 'Autopilot',
      unit: 'hours',
      quantity: hoursPerMonth,
      price: { service, product: 'cluster', key: 'autopilot' },
    }),
    used({
      name: 'Autopilot vCPU',
      unit: 'vCPU',
      quantity: usage.autopilot_vcpu_count,
      price: { service, product: 'autopilot-vcpu', key: 'vcpu' },
    }),
    used({
      name: 'Autopilot memory',
      unit: 'GB',
      quantity: usage.autopilot_memory_gb,
      price: { service, product: 'autopilot-storage', key: 'memory' },
    }),
    used({
      name: 'Autopilot ephemeral storage',
      unit: 'GB',
      quantity: usage.autopilot_ephemeral_storage_gb,
      price: { service, product: 'autopilot-storage', key: 'ephemeral' },
    }),
  ]
}

const poolUsageSchema = z.object({ nodes: z.number().optional() })

/** Their keys are numbered, which a type cannot tell. */
function nodesOfPool(usage: Usage, index: number): number | undefined {
  const byKey: ReadonlyMap<string, unknown> = new Map(Object.entries(usage))
  return poolUsageSchema.safeParse(byKey.get(`node_pool[${index}]`)).data?.nodes
}

function grouped(group: string, lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, name: `${group} > ${line.name}` }))
}

function unknownNodes(setting: string): Line {
  const price = unknownSetting(setting)
  return fixed({ name: 'Nodes', unit: 'hours', quantity: null, price })
}

function poolLines(settings: Settings, usage: Usage, buying: Buying): Line[] {
  const { hasDefaultPool, defaultPool, pools } = settings
  const lines: Line[] = []
  if (hasDefaultPool === null || (hasDefaultPool && defaultPool === null)) {
    lines.push(unknownNodes('defaultPool'))
  } else if (hasDefaultPool && defaultPool !== null) {
    lines.push(...grouped('default_pool', googleNodePoolLines(defaultPool, usage.nodes, buying)))
  }
  if (pools === null) return [...lines, unknownNodes('pools')]
  const written = pools.flatMap((pool, index) =>
    grouped(`node_pool[${index}]`, googleNodePoolLines(pool, nodesOfPool(usage, index), buying)),
  )
  return [...lines, ...written]
}

export const priceGoogleGkeCluster = definePricer(
  googleGkeCluster,
  ({ settings, usage, ...buying }) => {
    if (settings.autopilot === true) return autopilotLines(usage)
    const fee = fixed({
      name: 'Cluster management fee',
      unit: 'hours',
      quantity: hoursPerMonth,
      price:
        settings.autopilot === null
          ? unknownSetting('autopilot')
          : { service, product: 'cluster', key: 'standard' },
    })
    return [fee, ...poolLines(settings, usage, buying)]
  },
)
