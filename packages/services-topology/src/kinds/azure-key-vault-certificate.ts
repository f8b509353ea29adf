import { z } from 'zod'

import { quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureKeyVaultCertificate = defineKind({
  id: 'azure.key-vault-certificate',
  label: 'Key Vault certificate',
  provider: 'azure',
  category: 'security',
  settings: z.strictObject({}),
  usage: z.strictObject({
    monthly_certificate_renewal_requests: quantity(),
    monthly_certificate_other_operations: quantity(),
  }),
})
