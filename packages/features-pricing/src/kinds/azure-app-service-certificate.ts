import { azureAppServiceCertificate } from '@backarch/services-topology'

import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

const monthsPerYear = 12

export const priceAzureAppServiceCertificate = definePricer(
  azureAppServiceCertificate,
  ({ settings: { productType } }) => [
    fixed({
      name: `SSL certificate (${productType?.toLowerCase() ?? 'unknown type'})`,
      unit: 'years',
      quantity: 1 / monthsPerYear,
      price:
        productType === null
          ? unknownSetting('productType')
          : {
              service: 'azure.app-service',
              product: 'certificate',
              key: productType.toLowerCase(),
              region: 'global',
            },
    }),
  ],
)
