import { googleInstanceGroup } from '@backarch/services-topology'

import {
  type Attributes,
  blockAt,
  countAt,
  noAttributes,
  referencesAt,
} from '../mapping/attributes.ts'
import { defineNode, type MappingContext } from '../mapping/mapping.ts'
import { fromGoogleTemplate } from '../shapes/google-machine.ts'

const templates = new Set([
  'google_compute_instance_template',
  'google_compute_region_instance_template',
])
const autoscalers = new Set(['google_compute_autoscaler', 'google_compute_region_autoscaler'])

/** The template of the first version; a second one is a canary. */
function templateOf(group: Attributes, context: MappingContext): Attributes | null {
  const references = [
    ...referencesAt(blockAt(group, 'version'), 'instance_template'),
    ...referencesAt(group, 'instance_template'),
  ]
  const found = references.find(({ address }) =>
    templates.has(context.project.find(address)?.type ?? ''),
  )
  return found === undefined ? null : context.attributesOf(found.address)
}

/** How few machines an autoscaler leaves, where the group itself says no number. */
function leastOf(context: MappingContext): number | null {
  const [scaler] = context.project
    .referrers(context.address)
    .filter(({ type }) => autoscalers.has(type))
  if (scaler === undefined) return null
  const policy = blockAt(context.attributesOf(scaler.address), 'autoscaling_policy')
  return countAt(policy, 'min_replicas')
}

export const googleInstanceGroupMapping = defineNode({
  types: ['google_compute_instance_group_manager', 'google_compute_region_instance_group_manager'],
  kind: googleInstanceGroup,
  named: ['name', 'base_instance_name'],
  settings: (attributes, context) => {
    const template = templateOf(attributes, context)
    return {
      targetSize: countAt(attributes, 'target_size') ?? leastOf(context),
      machine:
        template === null
          ? fromGoogleTemplate(noAttributes, context)
          : fromGoogleTemplate(template, context),
    }
  },
})
