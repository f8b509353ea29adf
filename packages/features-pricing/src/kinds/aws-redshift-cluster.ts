import { awsRedshiftCluster } from '@backarch/services-topology'

import { fixed, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'
import { isReserved, paidHours, reservedPrice, reservedUnder } from '../reserved-term.ts'
import { spreadOverTiers } from '../tiers.ts'

const service = 'aws.redshift'

/** GB. */
const backupTiers = [
  { label: 'first 50 TB', size: 51_200 },
  { label: 'next 450 TB', size: 460_800 },
  { label: 'over 500 TB', size: Infinity },
]

export const priceAwsRedshiftCluster = definePricer(
  awsRedshiftCluster,
  ({ settings, usage, hours, commitment }) => {
    const { nodeType, nodeCount } = settings
    const bought = reservedUnder({}, commitment)
    const reserved = isReserved(bought)
    if (nodeType === null) {
      const price = unknownSetting('nodeType')
      return [fixed({ name: 'Cluster usage', unit: 'hours', quantity: null, price })]
    }
    const lines: Line[] = [
      fixed({
        name: `Cluster usage (${reserved ? 'reserved' : 'on-demand'}, ${nodeType})`,
        unit: 'hours',
        quantity: nodeCount === null ? null : nodeCount * paidHours(bought, hours),
        price: reserved
          ? reservedPrice(service, 'reserved', nodeType, bought)
          : { service, product: 'node', key: nodeType },
        committed: reserved,
        ...(nodeCount === null && { note: 'the setting nodeCount is not known' }),
      }),
    ]
    if (nodeType.startsWith('ra3.')) {
      lines.push(
        used({
          name: `Managed storage (${nodeType})`,
          unit: 'GB',
          quantity: usage.managed_storage_gb,
          price: { service, product: 'managed-storage', key: nodeType },
        }),
      )
    }
    lines.push(
      used({
        name: `Concurrency scaling (${nodeType})`,
        unit: 'node-seconds',
        quantity: usage.excess_concurrency_scaling_secs,
        price: { service, product: 'concurrency-scaling', key: nodeType },
      }),
      used({
        name: 'Spectrum',
        unit: 'TB',
        quantity: usage.spectrum_data_scanned_tb,
        price: { service, product: 'spectrum', key: 'spectrum' },
      }),
      ...spreadOverTiers(usage.backup_storage_gb, backupTiers).map(({ label, quantity }) =>
        used({
          name: `Backup storage (${label})`,
          unit: 'GB',
          quantity,
          price: { service, product: 'backup', key: label },
        }),
      ),
    )
    return lines
  },
)
