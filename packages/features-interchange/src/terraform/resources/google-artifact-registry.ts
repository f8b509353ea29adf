import { googleArtifactRegistry } from '@backarch/services-topology'

import { textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { regionOfResource } from '../mapping/regions.ts'

export const googleArtifactRegistryMapping = defineNode({
  types: ['google_artifact_registry_repository'],
  kind: googleArtifactRegistry,
  named: ['repository_id'],
  settings: (attributes, { project, address }) => {
    const said = textAt(attributes, 'location')
    const resource = project.find(address)
    const region = resource === undefined ? null : regionOfResource(resource, project)
    return { location: said?.toLowerCase() ?? region }
  },
})
