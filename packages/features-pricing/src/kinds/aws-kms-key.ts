import { awsKmsKey } from '@backarch/services-topology'

import { fixed, unknownSetting, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.kms'

/** RSA 2048 is asymmetric too, but cheaper to use than the others. */
function requestClass(keySpec: string): string {
  if (keySpec === 'SYMMETRIC_DEFAULT' || keySpec.startsWith('HMAC_')) return 'symmetric'
  return keySpec === 'RSA_2048' ? 'RSA 2048' : 'asymmetric'
}

export const priceAwsKmsKey = definePricer(awsKmsKey, ({ settings: { keySpec } }) => {
  const requests = keySpec === null ? null : requestClass(keySpec)
  return [
    fixed({
      name: 'Customer master key',
      unit: 'months',
      quantity: 1,
      price: { service, product: 'key', key: 'customer-managed' },
    }),
    used({
      name: requests === null || requests === 'symmetric' ? 'Requests' : `Requests (${requests})`,
      unit: '10k requests',
      quantity: undefined,
      price:
        requests === null
          ? unknownSetting('keySpec')
          : { service, product: 'requests', key: requests },
    }),
  ]
})
