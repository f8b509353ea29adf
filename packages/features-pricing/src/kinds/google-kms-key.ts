import { googleKmsKey } from '@backarch/services-topology'
import type { z } from 'zod'

import { per, unknownSetting, used, type Line, type NoPrice } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { spreadOverTiers } from '../tiers.ts'

type Settings = z.output<typeof googleKmsKey.settings>

/** Protection and algorithm as they are priced, or why nobody can say. */
function pricedAs({ protectionLevel, algorithm }: Settings) {
  if (protectionLevel === null) return unknownSetting('protectionLevel')
  if (algorithm === null) return unknownSetting('algorithm')
  const symmetric = algorithm === 'GOOGLE_SYMMETRIC_ENCRYPTION'
  if (protectionLevel === 'SOFTWARE') return symmetric ? 'symmetric' : 'software'
  // Keys of 2048 bits and symmetric ones have a rate of their own.
  const strong = /^(?:EC_|RSA_.*_(?:3072|4096)(?:_|$))/.test(algorithm)
  if (protectionLevel === 'HSM' && strong) return 'hsm-asymmetric'
  return { missing: `no price for ${protectionLevel} keys of ${algorithm} in the catalog` }
}

export const priceGoogleKmsKey = definePricer(googleKmsKey, ({ settings, usage }) => {
  const priced = pricedAs(settings)

  function price(product: string, key: string) {
    return { service: 'google.cloud-kms', product, key }
  }
  function versions(name: string, quantity: number | undefined, key: string | NoPrice): Line {
    const found = typeof key === 'string' ? price('key-versions', key) : key
    return used({ name, unit: 'months', quantity, price: found })
  }

  const tiers = [
    { label: 'first 2K', size: 2000 },
    { label: 'over 2K', size: Infinity },
  ]
  const keyVersions =
    priced === 'hsm-asymmetric'
      ? spreadOverTiers(usage.key_versions, tiers).map(({ label, quantity }) =>
          versions(`Key versions (${label})`, quantity, `hsm ${label}`),
        )
      : [
          versions(
            'Key versions',
            usage.key_versions,
            typeof priced === 'string' ? 'software' : priced,
          ),
        ]
  return [
    ...keyVersions,
    used({
      name: 'Operations',
      unit: '10k operations',
      quantity: per(usage.monthly_key_operations, 10_000),
      price: typeof priced === 'string' ? price('operations', priced) : priced,
    }),
  ]
})
