import { azureOpenaiDeployment } from '@backarch/services-topology'

import { blockAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

export const azureOpenaiDeploymentMapping = defineNode({
  types: ['azurerm_cognitive_deployment'],
  kind: azureOpenaiDeployment,
  named: ['name'],
  links: { cognitive_account_id: { direction: 'none' } },
  settings: (attributes) => {
    // What is called `sku` now was `scale` before.
    const older = textAt(blockAt(attributes, 'scale'), 'type', 'Standard')
    return {
      model: textAt(blockAt(attributes, 'model'), 'name'),
      scale: textAt(blockAt(attributes, 'sku'), 'name', older),
    }
  },
})
