import { awsSecret } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.secrets-manager'
const secret = { service, product: 'secret', key: 'secret' }

/** Every replica is billed as a secret of its region. */
export const priceAwsSecret = definePricer(awsSecret, ({ settings: { replicaRegions }, usage }) => [
  fixed({ name: 'Secret', unit: 'months', quantity: 1, price: secret }),
  ...(replicaRegions ?? []).map((region) =>
    fixed({
      name: `Secret (replica in ${region})`,
      unit: 'months',
      quantity: 1,
      price: { ...secret, region },
    }),
  ),
  ...(replicaRegions === null
    ? [
        fixed({
          name: 'Secret (replicas)',
          unit: 'months',
          quantity: null,
          price: unknownSetting('replicaRegions'),
        }),
      ]
    : []),
  used({
    name: 'API requests',
    unit: '10k requests',
    quantity: per(usage.monthly_requests, 10_000),
    price: { service, product: 'requests', key: 'requests' },
  }),
])
