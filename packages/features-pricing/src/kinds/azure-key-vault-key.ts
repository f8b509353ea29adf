import { azureKeyVaultKey } from '@backarch/services-topology'
import type { z } from 'zod'

import { per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { tieredLines } from '../tiered-lines.ts'
import type { Tier } from '../tiers.ts'

const service = 'azure.key-vault'

type Settings = z.output<typeof azureKeyVaultKey.settings>

const hsmTiers: readonly Tier[] = [
  { label: 'first 250', size: 250 },
  { label: 'next 1250', size: 1250 },
  { label: 'next 2500', size: 2500 },
  { label: 'over 4000', size: Infinity },
]

/** RSA keys of 2048 bits have prices of their own; all others share one. */
function isBasic({ keyType, keySize }: Settings): boolean | null {
  if (keyType === null) return null
  if (!keyType.startsWith('RSA')) return false
  return keySize === null ? null : keySize === 2048
}

/** A month of each key that a hardware module protects. */
function hsmLines(basic: boolean | null, keys: number | undefined): Line[] {
  const name = 'HSM-protected keys'
  if (basic === true || basic === null) {
    const price =
      basic === null ? unknownSetting('keySize') : { service, product: 'hsm-key', key: 'RSA 2048' }
    return [used({ name, unit: 'months', quantity: keys, price })]
  }
  return tieredLines({
    name,
    unit: 'months',
    quantity: keys,
    tiers: hsmTiers,
    price: { service, product: 'hsm-key' },
  })
}

export const priceAzureKeyVaultKey = definePricer(azureKeyVaultKey, ({ settings, usage }) => {
  const { keyType } = settings
  const protectedByHsm = keyType?.endsWith('-HSM') === true
  const basic = isBasic(settings)
  const operations = used({
    name: protectedByHsm ? 'HSM-protected keys' : 'Software-protected keys',
    unit: '10K transactions',
    quantity: per(usage.monthly_protected_keys_operations, 10_000),
    price:
      basic === null
        ? unknownSetting(keyType === null ? 'keyType' : 'keySize')
        : { service, product: 'operations', key: basic ? 'RSA 2048' : 'advanced' },
  })
  return [
    used({
      name: 'Secrets operations',
      unit: '10K transactions',
      quantity: per(usage.monthly_secrets_operations, 10_000),
      price: { service, product: 'operations', key: 'secrets' },
    }),
    used({
      name: 'Storage key rotations',
      unit: 'renewals',
      quantity: usage.monthly_key_rotation_renewals,
      price: { service, product: 'renewal', key: 'key' },
    }),
    ...(protectedByHsm ? hsmLines(basic, usage.hsm_protected_keys) : []),
    operations,
  ]
})
