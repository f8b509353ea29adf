import { awsCloudformationStack } from '@backarch/services-topology'

import type { Attributes } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'
import { scalarOf } from '../values/value.ts'

/** `Type: AWS::S3::Bucket`, as YAML or as JSON; a parameter's `Type: String` has no colons. */
const resourceType = /\bType["']?\s*:\s*["']?(\w+)::\w/g
const withoutCharge: ReadonlySet<string> = new Set(['AWS', 'Alexa', 'Custom'])

function resourceTypesOf(attributes: Attributes): 'own' | 'third-party' | null {
  const template = scalarOf(attributes.read('template_body') ?? null)
  if (typeof template !== 'string') return null
  const vendors = [...template.matchAll(resourceType)].map(([, vendor = '']) => vendor)
  if (vendors.length === 0) return null
  return vendors.every((vendor) => withoutCharge.has(vendor)) ? 'own' : 'third-party'
}

export const awsCloudformationStackMapping = defineNode({
  types: ['aws_cloudformation_stack', 'aws_cloudformation_stack_set'],
  kind: awsCloudformationStack,
  named: ['name'],
  links: { parameters: { direction: 'none' }, template_body: { direction: 'none' } },
  settings: (attributes) => ({ resourceTypes: resourceTypesOf(attributes) }),
})
