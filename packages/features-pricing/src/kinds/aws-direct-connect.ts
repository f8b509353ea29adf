import { awsDirectConnect } from '@backarch/services-topology'
import type { z } from 'zod'

import { hourlyLine } from '../hourly-line.ts'
import { unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Settings = z.output<typeof awsDirectConnect.settings>
type Usage = z.output<typeof awsDirectConnect.usage>

const service = 'aws.direct-connect'

/** What leaves AWS; `region` is undefined for the one that the connection itself lies in. */
function outboundLine(
  { location }: Settings,
  usage: Usage,
  quantity: number | undefined,
  region?: string,
): Line {
  const from = region === undefined ? '' : `from ${region}, `
  const isPublic = usage.dx_virtual_interface_type === 'public'
  return used({
    name: `Outbound data transfer (${from}to ${location ?? 'unknown location'})`,
    unit: 'GB',
    quantity,
    price: isPublic
      ? { missing: 'no price: the catalog has none for public virtual interfaces' }
      : location === null
        ? unknownSetting('location')
        : { service, product: 'outbound', key: location, ...(region !== undefined && { region }) },
  })
}

export const priceAwsDirectConnect = definePricer(awsDirectConnect, ({ settings, usage }) => {
  const { bandwidth } = settings
  const outbound = usage.monthly_outbound_region_to_dx_location_gb
  const byRegion = Object.entries(
    usage.monthly_outbound_from_region_to_dx_connection_location ?? {},
  )
  const lines = [
    hourlyLine({
      name: 'DX connection',
      price:
        bandwidth === null
          ? unknownSetting('bandwidth')
          : { service, product: `${usage.dx_connection_type ?? 'dedicated'}-port`, key: bandwidth },
    }),
    ...byRegion.map(([region, amount]) =>
      outboundLine(settings, usage, amount, region.replaceAll('_', '-')),
    ),
  ]
  if (outbound === undefined && byRegion.length > 0) return lines
  return [...lines, outboundLine(settings, usage, outbound)]
})
