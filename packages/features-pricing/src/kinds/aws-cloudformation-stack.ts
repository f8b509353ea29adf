import { awsCloudformationStack } from '@backarch/services-topology'

import { fixed, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.cloudformation'
const note = 'what the stack creates is not read and not part of this'

export const priceAwsCloudformationStack = definePricer(
  awsCloudformationStack,
  ({ settings: { resourceTypes }, usage }) => {
    const operations = usage.monthly_handler_operations
    const seconds = usage.monthly_duration_secs
    if (resourceTypes === 'own' && operations === undefined && seconds === undefined) {
      // The stack itself costs nothing; to say so would be to say it of what it creates.
      const price = { missing: 'no price: what the stack creates is not read' }
      return [fixed({ name: 'Resources of the stack', unit: 'months', quantity: 1, price })]
    }
    return [
      used({
        name: 'Handler operations',
        unit: 'operations',
        quantity: operations,
        price: { service, product: 'handlers', key: 'operations' },
        note,
      }),
      used({
        name: 'Durations above 30s',
        unit: 'seconds',
        quantity: seconds,
        price: { service, product: 'handlers', key: 'durations' },
        note,
      }),
    ]
  },
)
