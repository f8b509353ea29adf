import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { estimateCsv } from '../src/output/csv.ts'
import { commitments, type Commitment, type ResourceCost } from '../src/schemas.ts'
import { commitmentsFor } from '../src/service/commitments-for.ts'
import { estimate } from '../src/service/estimate.ts'
import { anyNodes, microCents, sum } from './any-nodes.ts'
import { committed } from './committed.ts'
import { billOf } from './cost-of.ts'
import { examples } from './examples.ts'
import { readCsv } from './read-csv.ts'

/** Sorted by name. */
const awsMachines = [
  'aws.auto-scaling-group',
  'aws.ec2-instance',
  'aws.eks-node-group',
  'aws.elastic-beanstalk-environment',
]
const awsReserved = [
  ...awsMachines,
  'aws.ec2-host',
  'aws.elasticache',
  'aws.opensearch-domain',
  'aws.rds-cluster-instance',
  'aws.rds-instance',
  'aws.redshift-cluster',
].toSorted()
const serverless = ['aws.ecs-service', 'aws.eks-fargate-profile', 'aws.lambda-function']
const azureMachines = [
  'azure.kubernetes-cluster',
  'azure.kubernetes-node-pool',
  'azure.machine-learning-compute',
  'azure.virtual-machine',
  'azure.virtual-machine-scale-set',
]
const googleMachines = [
  'google.compute-instance',
  'google.gke-cluster',
  'google.instance-group',
  'google.node-pool',
]

const anyMachines = fc.tuple(anyNodes, fc.array(fc.constantFrom(...examples), { maxLength: 20 }))

describe('a commitment', () => {
  test.each(commitments)('%s: the total is the sum of its parts; the rest is as it was', (it) => {
    fc.assert(
      fc.property(anyMachines, fc.integer({ min: 0, max: 730 }), ([some, others], hours) => {
        const nodes = [...some, ...others]
        const graph = { nodes, edges: [], groups: [] }
        const own = estimate({ graph, machineHours: hours })
        const bought = committed(it, nodes, hours)
        const total = microCents(bought.totalMonthly)
        expect(sum(bought.resources.map(({ monthly }) => monthly))).toBe(total)
        const counted = bought.resources.filter(({ monthly }) => monthly !== null)
        const parts = counted.flatMap(({ components }) => components)
        expect(sum(parts.map(({ monthly }) => monthly))).toBe(total)
        const [, ...rows] = readCsv(estimateCsv(bought))
        const inCsv = rows.filter(([, , , status]) => status === 'priced')
        expect(sum(inCsv.map((row) => Number(row[8])))).toBe(total)

        const isUnpriced = ({ status }: ResourceCost) => status === 'unpriced'
        const newlyUnpriced = bought.resources.filter(
          (resource, at) => isUnpriced(resource) && own.resources[at]?.status !== 'unpriced',
        )
        expect(newlyUnpriced).toEqual([])

        const bills = own.resources.map(billOf)
        const isChanged = (resource: ResourceCost, at: number) =>
          JSON.stringify(billOf(resource)) !== JSON.stringify(bills[at])
        const changed = bought.resources.filter(isChanged)
        const priced = changed.filter(({ status }) => status === 'priced')
        expect(bought.committed?.atItsRate).toBe(priced.length)
        expect(changed.filter((resource) => !priced.includes(resource)).every(isUnpriced)).toBe(
          true,
        )

        const noted = bought.resources.filter(({ components }) =>
          components.some(({ source }) => source.includes(`${it} has no price`)),
        )
        const lacking = bought.committed?.withoutPrice.map(({ address }) => address)
        expect(noted.map(({ address }) => address)).toEqual(lacking)
      }),
      { numRuns: 40 },
    )
  })

  test('these kinds can be bought with one', () => {
    const kinds = (commitment: Commitment) => {
      const bought = examples.filter((node) => commitmentsFor(node).includes(commitment))
      return [...new Set(bought.map(({ kind }) => kind))].toSorted()
    }
    const reserved = [...awsReserved, ...azureMachines, 'google.cloud-sql', ...googleMachines]
    expect(kinds('reserved-1-year')).toEqual(reserved)
    expect(kinds('reserved-3-years')).toEqual(reserved)
    const planned = [...awsMachines, ...azureMachines, ...serverless].toSorted()
    expect(kinds('savings-plan-1-year')).toEqual(planned)
    expect(kinds('savings-plan-3-years')).toEqual(planned)
    const spot = [...awsMachines, ...azureMachines, ...googleMachines, 'aws.ecs-service']
    expect(kinds('spot')).toEqual(spot.toSorted())
  })
})
