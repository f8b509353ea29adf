import { afterAll, expect, test } from 'vitest'

import { estimate } from '../../src/index.ts'
import type { Commitment } from '../../src/schemas.ts'
import { openPriceBook } from '../../src/service/open-prices.ts'
import { billOf } from '../cost-of.ts'
import { nodeOf } from '../node-of.ts'
import { awsCsv, awsSavingsPlanCsv, azureItem, azurePage, createFolder } from './files.ts'
import { createSuite } from './suite.ts'

const stack = new AsyncDisposableStack()
const { ctx, imported } = stack.use(await createSuite())
const folder = stack.use(await createFolder())
afterAll(() => stack.disposeAsync())

const nodes = [
  nodeOf('aws.ec2-instance', { instanceType: 'm5.large' }, { id: 'aws', region: 'us-east-2' }),
  nodeOf(
    'azure.virtual-machine',
    { size: 'Standard_D2_v3', operatingSystem: 'linux' },
    { id: 'azure', region: 'westeurope' },
  ),
]

/** The first line of each node's bill, and what has no price, from whatever lists are in use. */
async function under(commitment: Commitment) {
  const book = await openPriceBook(ctx.db, null, nodes)
  const graph = { nodes, edges: [], groups: [] }
  const { resources, committed } = estimate({ graph, commitment, machineHours: 100 }, { book })
  return {
    bills: resources.map((resource) => billOf(resource)[0]),
    withoutPrice: committed?.withoutPrice.map(({ address }) => address),
  }
}

test('a commitment has the prices of the lists in use', async () => {
  const spot = { meterId: 'meter-2', skuId: 'P1/0002', skuName: 'D2 v3 Spot', retailPrice: 0.0197 }
  const files = {
    'offer.csv': awsCsv([
      {},
      {
        TermType: 'Reserved',
        LeaseContractLength: '1yr',
        PurchaseOption: 'No Upfront',
        OfferingClass: 'standard',
        RateCode: 'SKU1.LEASE.HOUR',
        PricePerUnit: '0.06',
      },
    ]),
    'plans.csv': awsSavingsPlanCsv({ family: 'ComputeSavingsPlans' }),
    'azure.json': JSON.stringify(azurePage([azureItem(), azureItem(spot)])),
  }
  for (const [name, content] of Object.entries(files)) {
    await imported({ file: await folder.write(name, content) })
  }
  const bill = (option: string, hours: number, price: number, amount: number) => [
    `Instance usage (${option})`,
    hours,
    'hours',
    price,
    amount,
  ]

  const reserved = await under('reserved-1-year')
  // 730 h × $0.06, whatever runs.
  expect(reserved.bills[0]).toEqual(bill('Linux/UNIX, reserved, m5.large', 730, 0.06, 43.8))
  expect(reserved.withoutPrice).toEqual(['azure'])

  const planned = await under('savings-plan-3-years')
  // 730 h × $0.0422.
  expect(planned.bills[0]).toEqual(bill('Linux/UNIX, savings-plan, m5.large', 730, 0.0422, 30.806))
  expect(planned.withoutPrice).toEqual(['azure'])

  const onSpot = await under('spot')
  // 100 h × $0.0197: spot is paid for what runs.
  expect(onSpot.bills[1]).toEqual(bill('Linux, spot, Standard_D2_v3', 100, 0.0197, 1.97))
  expect(onSpot.withoutPrice).toEqual(['aws'])
})
