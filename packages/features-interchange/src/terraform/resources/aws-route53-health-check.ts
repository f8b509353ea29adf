import { awsRoute53HealthCheck } from '@backarch/services-topology'

import { type Attributes, flagAt, numberAt, textAt } from '../mapping/attributes.ts'
import { defineNode } from '../mapping/mapping.ts'

/** Seconds; the other interval is 30. */
const fastInterval = 10

function optionalFeatures(attributes: Attributes): number | null {
  const type = textAt(attributes, 'type')?.toUpperCase()
  const interval = numberAt(attributes, 'request_interval', 30)
  const latency = flagAt(attributes, 'measure_latency', false)
  if (type === undefined || interval === null || latency === null) return null
  const features = [
    type.startsWith('HTTPS'),
    type.endsWith('_STR_MATCH'),
    interval === fastInterval,
    latency,
  ]
  return features.filter(Boolean).length
}

export const awsRoute53HealthCheckMapping = defineNode({
  types: ['aws_route53_health_check'],
  kind: awsRoute53HealthCheck,
  named: ['tags.Name', 'reference_name', 'fqdn'],
  global: true,
  links: {
    child_healthchecks: { direction: 'none' },
    cloudwatch_alarm_name: { direction: 'none' },
  },
  settings: (attributes) => ({ optionalFeatures: optionalFeatures(attributes) }),
})
