import { googleLoadBalancerProxy } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { times, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'google.load-balancing'

export const priceGoogleLoadBalancerProxy = definePricer(googleLoadBalancerProxy, ({ usage }) => [
  used({
    name: 'Proxy instance',
    unit: 'hours',
    quantity: times(usage.monthly_proxy_instances, hoursPerMonth),
    price: { service, product: 'proxy', key: 'instance' },
  }),
  used({
    name: 'Data processed',
    unit: 'GB',
    quantity: usage.monthly_data_processed_gb,
    price: { service, product: 'proxy-data', key: 'processed' },
  }),
])
