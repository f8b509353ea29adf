import type { GraphNode } from '@backarch/services-topology/schemas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { estimateInputSchema, type Estimate } from '../src/schemas.ts'
import { estimate } from '../src/service/estimate.ts'
import { anyNodes, estimateOf, microCents, sum } from './any-nodes.ts'
import { examples } from './examples.ts'
import { nodeOf } from './node-of.ts'

function estimateFor(machineHours: number, nodes: readonly GraphNode[]): Estimate {
  return estimate({ graph: { nodes: [...nodes], edges: [], groups: [] }, machineHours })
}

function amountsOf(whole: Estimate) {
  return whole.resources[0]?.components.map(({ name, monthly }) => [name.split(' (')[0], monthly])
}

/** Sorted by name. */
const stoppable = [
  'aws.auto-scaling-group',
  'aws.docdb-cluster-instance',
  'aws.ec2-instance',
  'aws.eks-node-group',
  'aws.elastic-beanstalk-environment',
  'aws.neptune-cluster-instance',
  'aws.rds-cluster-instance',
  'aws.rds-instance',
  'aws.redshift-cluster',
  'azure.database-server',
  'azure.kubernetes-cluster',
  'azure.kubernetes-node-pool',
  'azure.machine-learning-compute',
  'azure.synapse-sql-pool',
  'azure.virtual-machine',
  'azure.virtual-machine-scale-set',
  'google.cloud-sql',
  'google.compute-instance',
  'google.gke-cluster',
  'google.instance-group',
  'google.node-pool',
]

const anyHours = fc.integer({ min: 0, max: 730 })

describe('part of the month', () => {
  test('the total is the sum of its parts, none is more, and nothing else changes', () => {
    fc.assert(
      fc.property(anyNodes, anyHours, (nodes, hours) => {
        const part = estimateFor(hours, nodes)
        const all = estimateOf(nodes)
        expect(part.machineHours).toBe(hours)
        expect(sum(part.resources.map(({ monthly }) => monthly))).toBe(
          microCents(part.totalMonthly),
        )
        expect(part.baselineMonthly + part.usageMonthly).toBeCloseTo(part.totalMonthly, 6)
        for (const [at, { status, components }] of part.resources.entries()) {
          expect(components.length).toBe(all.resources[at]?.components.length)
          expect(status).toBe(all.resources[at]?.status)
          for (const [place, component] of components.entries()) {
            const whole = all.resources[at]?.components[place]
            expect(component.name).toBe(whole?.name)
            // A machine that is discounted for running long costs more an hour, and less in all.
            expect(component.monthly ?? 0).toBeLessThanOrEqual((whole?.monthly ?? 0) + 1e-8)
            const [now, then] = [component.quantity ?? 0, whole?.quantity ?? 0]
            const off = Math.min(Math.abs(now - then), Math.abs(now - (then * hours) / 730))
            expect(off).toBeLessThan(1e-6)
            expect(component.quantity === null).toBe(whole?.quantity === null)
          }
        }
      }),
    )
  })

  test('does not make known what is not: no hours at an unknown price are not $0', () => {
    const environment = nodeOf('aws.elastic-beanstalk-environment', {
      hasDatabase: true,
      streamLogs: true,
    })
    const [stopped] = estimateFor(0, [environment]).resources
    expect(stopped?.status).toBe(estimateOf([environment]).resources[0]?.status)
    expect(stopped).toMatchObject({ status: 'unpriced', monthly: null })
  })

  test('stops machines, and no disk, address or balancer', () => {
    const never =
      /storage|disk|address|NAT|load balancer|LCU|management|uptime|gateway|backup|zone/i
    const [off, on] = [estimateFor(0, examples), estimateOf(examples)]
    const stopped = off.resources.flatMap(({ type, components }, at) =>
      components
        .filter(({ quantity }, place) => {
          return quantity !== (on.resources[at]?.components[place]?.quantity ?? null)
        })
        .map(({ name, quantity }) => {
          expect([name, quantity]).toEqual([name, 0])
          expect(name).not.toMatch(never)
          return type
        }),
    )
    expect([...new Set(stopped)].toSorted()).toEqual(stoppable)
  })

  test('a machine by hand: its disk stays', () => {
    const node = nodeOf('aws.ec2-instance', { instanceType: 't3.micro' })
    // 220 h × $0.0104; 8 GB × $0.10.
    expect(amountsOf(estimateFor(220, [node]))).toEqual([
      ['Instance usage', 2.288],
      ['Storage', 0.8],
    ])
  })

  test('what the usage says of a resource wins', () => {
    const usage = { monthly_hrs: 100 }
    const node = nodeOf('aws.ec2-instance', { instanceType: 't3.micro' }, { usage })
    expect(amountsOf(estimateFor(220, [node]))?.[0]).toEqual(['Instance usage', 1.04])
  })

  test('a reservation is paid for all month', () => {
    const usage = { reserved_instance_term: '1_year', reserved_instance_type: 'standard' }
    const node = nodeOf('aws.ec2-instance', { instanceType: 't3.medium' }, { usage })
    expect(amountsOf(estimateFor(220, [node]))).toEqual(amountsOf(estimateOf([node])))
  })

  test('a month has no more than 730 hours', () => {
    const graph = { nodes: [], edges: [], groups: [] }
    expect(estimateInputSchema.safeParse({ graph, machineHours: 731 }).success).toBe(false)
    expect(estimateInputSchema.safeParse({ graph, machineHours: 0 }).success).toBe(true)
  })
})
