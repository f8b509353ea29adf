import { azureNotificationHubNamespace } from '@backarch/services-topology'

import { choiceAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureNotificationHubNamespaceMapping = defineNode({
  types: ['azurerm_notification_hub_namespace'],
  kind: azureNotificationHubNamespace,
  named: ['name'],
  settings: (attributes) => ({
    sku: choiceAt(attributes, 'sku_name', ['Free', 'Basic', 'Standard'], null),
  }),
})
