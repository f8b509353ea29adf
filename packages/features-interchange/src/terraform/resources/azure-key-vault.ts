import {
  azureKeyVaultCertificate,
  azureKeyVaultKey,
  azureManagedHsm,
} from '@backarch/services-topology'

import { choiceAt, countAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

const inVault = { key_vault_id: { direction: 'none' } } as const

export const azureKeyVaultMappings = [
  defineNode({
    types: ['azurerm_key_vault_key'],
    kind: azureKeyVaultKey,
    named: ['name'],
    links: inVault,
    settings: (attributes) => ({
      keyType: choiceAt(attributes, 'key_type', ['RSA', 'RSA-HSM', 'EC', 'EC-HSM'], null),
      keySize: countAt(attributes, 'key_size', null),
    }),
  }),
  defineNode({
    types: ['azurerm_key_vault_certificate'],
    kind: azureKeyVaultCertificate,
    named: ['name'],
    links: inVault,
    settings: () => ({}),
  }),
  defineNode({
    types: ['azurerm_key_vault_managed_hardware_security_module'],
    kind: azureManagedHsm,
    named: ['name'],
    settings: (attributes) => ({ sku: textAt(attributes, 'sku_name') }),
  }),
]
