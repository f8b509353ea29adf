import { azureFederatedIdentity } from '@backarch/services-topology'

import { used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.external-identities'

export const priceAzureFederatedIdentity = definePricer(azureFederatedIdentity, ({ usage }) => [
  used({
    name: 'Active users (P1)',
    unit: 'users',
    quantity: usage.monthly_active_p1_users,
    price: { service, product: 'active-users', key: 'P1' },
  }),
  used({
    name: 'Active users (P2)',
    unit: 'users',
    quantity: usage.monthly_active_p2_users,
    price: { service, product: 'active-users', key: 'P2' },
  }),
])
