import { awsRoute53HealthCheck } from '@backarch/services-topology'

import { fixed, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const product = { service: 'aws.route53', region: 'global', unit: 'months' }

export const priceAwsRoute53HealthCheck = definePricer(
  awsRoute53HealthCheck,
  ({ settings: { optionalFeatures }, usage }) => {
    const { unit, ...everywhere } = product
    const key = usage.endpoint_type ?? 'aws'
    const note = usage.endpoint_type === undefined ? { note: 'of an endpoint in AWS' } : {}
    const lines: Line[] = [
      fixed({
        name: 'Health check',
        unit,
        quantity: 1,
        price: { ...everywhere, product: 'health-check', key },
        ...note,
      }),
    ]
    if (optionalFeatures !== 0) {
      lines.push(
        fixed({
          name: 'Optional features',
          unit,
          quantity: optionalFeatures,
          price: { ...everywhere, product: 'health-check-features', key },
          ...(optionalFeatures === null
            ? { note: 'the setting optionalFeatures is not known' }
            : note),
        }),
      )
    }
    return lines
  },
)
