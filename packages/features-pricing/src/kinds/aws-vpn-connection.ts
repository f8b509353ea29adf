import { awsVpnConnection } from '@backarch/services-topology'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { transitGatewayLines } from '../transit-gateway-lines.ts'

export const priceAwsVpnConnection = definePricer(awsVpnConnection, ({ settings, usage }) => {
  const { transitGateway } = settings
  const connection = hourlyLine({
    name: 'VPN connection',
    price: { service: 'aws.vpn', product: 'connection', key: 'site-to-site' },
  })
  if (transitGateway === false) return [connection]
  if (transitGateway === null) {
    const price = unknownSetting('transitGateway')
    return [connection, hourlyLine({ name: 'Transit gateway attachment', price })]
  }
  return [connection, ...transitGatewayLines('vpn', usage.monthly_data_processed_gb)]
})
