import { awsCloudtrail } from '@backarch/services-topology'

import { type Attributes, blocksAt, flagAt, hasBlock, textsAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** Without any selector a trail keeps management events and nothing else. */
function managementEvents(attributes: Attributes): boolean | null {
  const selectors = blocksAt(attributes, 'event_selector')
  const advanced = blocksAt(attributes, 'advanced_event_selector')
  if (selectors === null || advanced === null) return null
  if (advanced.length > 0) return anyOf(advanced.map(selectsManagement))
  if (selectors.length === 0) return true
  return anyOf(selectors.map((selector) => flagAt(selector, 'include_management_events', true)))
}

function selectsManagement(selector: Attributes): boolean | null {
  const fields = blocksAt(selector, 'field_selector')
  if (fields === null) return null
  const wanted = fields.map((field) => textsAt(field, 'equals'))
  return wanted.includes(null) ? null : wanted.flat().includes('Management')
}

function anyOf(answers: readonly (boolean | null)[]): boolean | null {
  return answers.includes(true) ? true : answers.includes(null) ? null : false
}

export const awsCloudtrailMapping = defineNode({
  types: ['aws_cloudtrail'],
  kind: awsCloudtrail,
  named: ['name'],
  links: {
    advanced_event_selector: { direction: 'none' },
    event_selector: { direction: 'none' },
    s3_bucket_name: { direction: 'to', mode: 'data' },
  },
  settings: (attributes) => ({
    managementEvents: managementEvents(attributes),
    insightEvents: hasBlock(attributes, 'insight_selector'),
  }),
})
