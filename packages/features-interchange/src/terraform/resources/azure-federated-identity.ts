import { azureFederatedIdentity } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const azureFederatedIdentityMapping = defineNode({
  types: ['azurerm_federated_identity_credential'],
  kind: azureFederatedIdentity,
  named: ['name'],
  settings: () => ({}),
})
