import { googleVpnTunnel } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed } from '../line.ts'
import { definePricer } from '../pricer.ts'

export const priceGoogleVpnTunnel = definePricer(googleVpnTunnel, () => [
  fixed({
    name: 'VPN Tunnel',
    unit: 'hours',
    quantity: hoursPerMonth,
    price: { service: 'google.network', product: 'vpn-tunnel', key: 'tunnel' },
  }),
])
