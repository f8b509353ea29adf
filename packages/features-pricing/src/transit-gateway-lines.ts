import { hourlyLine } from './hourly-line.ts'
import { used, type Line } from './line.ts'

const service = 'aws.transit-gateway'

/** An attachment to a transit gateway. What comes through a peering was billed where it entered. */
export function transitGatewayLines(
  attachment: 'vpc' | 'vpn' | 'peering' | 'direct-connect',
  gigabytes: number | undefined,
): Line[] {
  const hours = hourlyLine({
    name: 'Transit gateway attachment',
    price: { service, product: 'attachment', key: attachment },
  })
  if (attachment === 'peering') return [hours]
  const data = used({
    name: 'Data processed',
    unit: 'GB',
    quantity: gigabytes,
    price: { service, product: 'data-processed', key: attachment },
  })
  return [hours, data]
}
