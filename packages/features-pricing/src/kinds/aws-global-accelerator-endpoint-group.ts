import { awsGlobalAcceleratorEndpointGroup } from '@backarch/services-topology'
import type { z } from 'zod'

import { unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

type Usage = z.output<typeof awsGlobalAcceleratorEndpointGroup.usage>
type Traffic = NonNullable<Usage['monthly_inbound_data_transfer_gb']>

const areas: readonly (readonly [area: keyof Traffic, label: string])[] = [
  ['us', 'US, Mexico, Canada'],
  ['europe', 'Europe'],
  ['south_africa', 'South Africa, Kenya'],
  ['south_america', 'South America'],
  ['south_korea', 'South Korea'],
  ['australia', 'Australia, New Zealand'],
  ['asia_pacific', 'Asia Pacific'],
  ['middle_east', 'Middle East'],
  ['india', 'India, Indonesia, Philippines, Thailand'],
]

function totalOf(traffic: Traffic | undefined): number {
  return Object.values(traffic ?? {}).reduce<number>((sum, gigabytes) => sum + (gigabytes ?? 0), 0)
}

/** Only the direction that carries more is billed. */
export const priceAwsGlobalAcceleratorEndpointGroup = definePricer(
  awsGlobalAcceleratorEndpointGroup,
  ({ settings: { endpointRegion }, usage }) => {
    const inbound = usage.monthly_inbound_data_transfer_gb
    const outbound = usage.monthly_outbound_data_transfer_gb
    const isInbound = totalOf(inbound) >= totalOf(outbound)
    const traffic = (isInbound ? inbound : outbound) ?? {}
    const named = areas.filter(([area]) => traffic[area] !== undefined)
    const shown = named.length > 0 ? named : areas.slice(0, 1)
    return shown.map(([area, label]) =>
      used({
        name: `${label} > ${isInbound ? 'Inbound' : 'Outbound'} DT-premium fee`,
        unit: 'GB',
        quantity: traffic[area],
        price:
          endpointRegion === null
            ? unknownSetting('endpointRegion')
            : {
                service: 'aws.global-accelerator',
                product: isInbound ? 'inbound' : 'outbound',
                key: label,
                ...(endpointRegion !== '' && { region: endpointRegion }),
              },
      }),
    )
  },
)
