import { awsGrafanaWorkspace } from '@backarch/services-topology'

import { fixed, used } from '../line.ts'
import { definePricer } from '../pricer.ts'

const licenses = { service: 'aws.grafana', product: 'licenses' }

export const priceAwsGrafanaWorkspace = definePricer(awsGrafanaWorkspace, ({ usage }) => [
  fixed({
    name: 'Editor/administrator licenses',
    unit: 'users',
    // Somebody administers it.
    quantity: usage.editors_administrator_licenses ?? 1,
    price: { ...licenses, key: 'editor' },
  }),
  used({
    name: 'Viewer licenses',
    unit: 'users',
    quantity: usage.viewer_licenses,
    price: { ...licenses, key: 'viewer' },
  }),
])
