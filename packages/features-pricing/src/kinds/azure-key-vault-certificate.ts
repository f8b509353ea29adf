import { azureKeyVaultCertificate } from '@backarch/services-topology'

import { per, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.key-vault'

export const priceAzureKeyVaultCertificate = definePricer(azureKeyVaultCertificate, ({ usage }) => [
  used({
    name: 'Certificate renewals',
    unit: 'requests',
    quantity: usage.monthly_certificate_renewal_requests,
    price: { service, product: 'certificate-renewal', key: 'certificate' },
  }),
  used({
    name: 'Certificate operations',
    unit: '10K transactions',
    quantity: per(usage.monthly_certificate_other_operations, 10_000),
    price: { service, product: 'operations', key: 'certificates' },
  }),
])
