import { awsDocdbClusterInstance } from '@backarch/services-topology'

import { fixed, per, unknownSetting, used, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'aws.docdb'

export const priceAwsDocdbClusterInstance = definePricer(
  awsDocdbClusterInstance,
  ({ settings: { instanceClass }, usage, hours }) => {
    const type = instanceClass ?? 'unknown class'
    const lines: Line[] = [
      fixed({
        name: `Database instance (on-demand, ${type})`,
        unit: 'hours',
        quantity: hours,
        price:
          instanceClass === null
            ? unknownSetting('instanceClass')
            : { service, product: 'instance', key: instanceClass },
      }),
      used({
        name: 'Storage',
        unit: 'GB',
        quantity: usage.data_storage_gb,
        price: { service, product: 'storage', key: 'docdb' },
      }),
      used({
        name: 'I/O requests',
        unit: '1M requests',
        quantity: per(usage.monthly_io_requests, 1e6),
        price: { service, product: 'io-requests', key: 'docdb' },
      }),
    ]
    const [, family] = /^db\.(t\d\w*)\./.exec(type) ?? []
    if (family !== undefined) {
      lines.push(
        used({
          name: 'CPU credits',
          unit: 'vCPU-hours',
          quantity: usage.monthly_cpu_credit_hrs,
          price: { service, product: 'cpu-credits', key: family },
        }),
      )
    }
    return lines
  },
)
