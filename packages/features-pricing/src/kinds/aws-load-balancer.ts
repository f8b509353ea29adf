import { awsLoadBalancer } from '@backarch/services-topology'
import type { z } from 'zod'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Usage = z.output<typeof awsLoadBalancer.usage>

const service = 'aws.elb'

/** What one capacity unit carries. */
const unitSizes = {
  application: { newConnections: 25, activeConnections: 3000, gigabytes: 1, rules: 1000 },
  network: { newConnections: 800, activeConnections: 100_000, gigabytes: 1, rules: Infinity },
  gateway: { newConnections: 600, activeConnections: 60_000, gigabytes: 1, rules: Infinity },
} as const

/** The dimension that needs most decides; undefined when no dimension is known. */
function capacityUnits(type: keyof typeof unitSizes, usage: Usage): number | undefined {
  const size = unitSizes[type]
  const needed = [
    [usage.new_connections, size.newConnections],
    [usage.active_connections, size.activeConnections],
    [usage.processed_bytes_gb, size.gigabytes],
    [usage.rule_evaluations, size.rules],
  ] as const
  const units = needed.flatMap(([amount, carries]) =>
    amount === undefined ? [] : amount / carries,
  )
  return units.length === 0 ? undefined : Math.max(...units)
}

function usageLine(type: keyof typeof unitSizes | 'classic', usage: Usage): Line {
  if (type === 'classic') {
    return used({
      name: 'Data processed',
      unit: 'GB',
      quantity: usage.monthly_data_processed_gb,
      price: { service, product: 'data-processed', key: 'classic' },
    })
  }
  return used({
    name:
      type === 'gateway' ? 'Gateway load balancer capacity units' : 'Load balancer capacity units',
    unit: type === 'gateway' ? 'GLCU' : 'LCU',
    quantity: capacityUnits(type, usage),
    price: { service, product: 'capacity-units', key: type, hourlyUnit: 'LCU-hours' },
  })
}

export const priceAwsLoadBalancer = definePricer(awsLoadBalancer, ({ settings, usage }) => {
  const type = settings.loadBalancerType
  const hours = { unit: 'hours', quantity: hoursPerMonth }
  if (type === null) {
    return [fixed({ name: 'Load balancer', ...hours, price: unknownSetting('loadBalancerType') })]
  }
  const label = `${type.charAt(0).toUpperCase()}${type.slice(1)} load balancer`
  return [
    fixed({ name: label, ...hours, price: { service, product: 'load-balancer', key: type } }),
    usageLine(type, usage),
  ]
})
