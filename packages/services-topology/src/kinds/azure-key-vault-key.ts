import { z } from 'zod'

import { choiceSetting, countSetting, quantity } from '../fields.ts'
import { defineKind } from '../kind.ts'

export const azureKeyVaultKey = defineKind({
  id: 'azure.key-vault-key',
  label: 'Key Vault key',
  provider: 'azure',
  category: 'security',
  traffic: 'regional',
  settings: z.strictObject({
    keyType: choiceSetting(['RSA', 'RSA-HSM', 'EC', 'EC-HSM'], null),
    /** Bits of an RSA key. */
    keySize: countSetting(null),
  }),
  usage: z.strictObject({
    monthly_secrets_operations: quantity(),
    monthly_key_rotation_renewals: quantity(),
    monthly_protected_keys_operations: quantity(),
    hsm_protected_keys: quantity(),
  }),
})
