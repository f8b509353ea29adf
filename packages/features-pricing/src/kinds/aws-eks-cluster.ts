import { awsEksCluster } from '@backarch/services-topology'

import { hoursPerMonth } from '../hours-per-month.ts'
import { fixed, unknownSetting } from '../line.ts'
import { definePricer } from '../pricer.ts'

/** The newest minor version that had left standard support when the catalog was last filled (July 2026). */
const lastExtendedMinor = 32

function isExtended(version: string): boolean {
  const minor = /^1\.(\d+)$/.exec(version)?.[1]
  return minor !== undefined && Number(minor) <= lastExtendedMinor
}

export const priceAwsEksCluster = definePricer(awsEksCluster, ({ settings: { version } }) => {
  if (version === null) {
    const price = unknownSetting('version')
    return [fixed({ name: 'EKS cluster', unit: 'hours', quantity: hoursPerMonth, price })]
  }
  const extended = isExtended(version)
  return [
    fixed({
      name: extended ? 'EKS cluster (extended support)' : 'EKS cluster',
      unit: 'hours',
      quantity: hoursPerMonth,
      price: {
        service: 'aws.eks',
        product: 'cluster',
        key: extended ? 'extended support' : 'standard',
      },
    }),
  ]
})
