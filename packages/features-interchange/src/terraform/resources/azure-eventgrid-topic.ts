import { azureEventgridTopic } from '@backarch/services-topology'

import { defineNode } from '../mapping/mapping.ts'

export const azureEventgridTopicMapping = defineNode({
  types: ['azurerm_eventgrid_topic', 'azurerm_eventgrid_system_topic'],
  kind: azureEventgridTopic,
  named: ['name'],
  links: {
    source_arm_resource_id: { direction: 'from', mode: 'async' },
    source_resource_id: { direction: 'from', mode: 'async' },
  },
  settings: () => ({}),
})
