import { googleCloudFunction } from '@backarch/services-topology'

import { unknownSetting, used, type Line, type NoPrice, type PriceReference } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'google.cloud-functions'

/** The processor that comes with an amount of memory, in GHz, as Google's price page lists them. */
const clock: ReadonlyMap<number, number> = new Map([
  [128, 0.2],
  [256, 0.4],
  [512, 0.8],
  [1024, 1.4],
  [2048, 2.4],
  [4096, 4.8],
  [8192, 4.8],
])

export const priceGoogleCloudFunction = definePricer(
  googleCloudFunction,
  ({ settings: { memoryMb }, usage }): Line[] => {
    const { monthly_function_invocations: invocations, request_duration_ms: duration } = usage
    // Every started 100 ms counts.
    const seconds =
      invocations === undefined || duration === undefined
        ? undefined
        : (invocations * Math.ceil(duration / 100)) / 10
    const ghz = memoryMb === null ? undefined : clock.get(memoryMb)

    function price(product: string): PriceReference | NoPrice {
      if (memoryMb === null) return unknownSetting('memoryMb')
      if (ghz === undefined)
        return { missing: `no price: no processor is known for ${memoryMb} MB of memory` }
      return { service, product, key: product }
    }

    return [
      used({
        name: 'CPU',
        unit: 'GHz-seconds',
        quantity: seconds === undefined ? undefined : seconds * (ghz ?? 1),
        price: price('cpu'),
      }),
      used({
        name: 'Memory',
        unit: 'GB-seconds',
        quantity: seconds === undefined ? undefined : (seconds * (memoryMb ?? 1024)) / 1024,
        price: price('memory'),
      }),
      used({
        name: 'Invocations',
        unit: 'invocations',
        quantity: invocations,
        price: { service, product: 'invocations', key: 'invocations' },
      }),
      used({
        name: 'Outbound data transfer',
        unit: 'GB',
        quantity: usage.monthly_outbound_data_gb,
        price: { service, product: 'egress', key: 'egress' },
      }),
    ]
  },
)
