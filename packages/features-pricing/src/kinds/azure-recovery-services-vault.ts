import { azureRecoveryServicesVault } from '@backarch/services-topology'

import { fixed, unknownSetting, type Line } from '../line.ts'
import { definePricer } from '../pricer.ts'

const service = 'azure.backup'

/** Small and medium machines have a price; a large one costs a medium one's for every started 500 GB. */
function protection(diskGb: number): { name: string; key: string; factor: number } {
  if (diskGb < 50) return { name: 'under 50 GB', key: 'under 50 GB', factor: 1 }
  if (diskGb <= 500) return { name: 'under 500 GB', key: 'under 500 GB', factor: 1 }
  return { name: 'over 500 GB', key: 'under 500 GB', factor: Math.ceil(diskGb / 500) }
}

export const priceAzureRecoveryServicesVault = definePricer(
  azureRecoveryServicesVault,
  ({ settings }) => {
    const { redundancy, machines } = settings
    if (redundancy === null || machines === null) {
      const price = unknownSetting(redundancy === null ? 'redundancy' : 'machines')
      return [fixed({ name: 'Data stored', unit: 'GB', quantity: null, price })]
    }
    return machines.flatMap(({ name, diskGb }): Line[] => {
      const group = name ?? 'machine'
      if (diskGb === null) {
        const price = unknownSetting('machines.diskGb')
        return [fixed({ name: `${group} > Data stored`, unit: 'GB', quantity: null, price })]
      }
      const instance = protection(diskGb)
      return [
        fixed({
          name: `${group} > Instance backup (${instance.name})`,
          unit: 'month',
          quantity: instance.factor,
          price: { service, product: 'instance', key: instance.key },
        }),
        fixed({
          name: `${group} > ${redundancy} data stored`,
          unit: 'GB',
          quantity: diskGb,
          price: { service, product: 'stored', key: redundancy },
        }),
      ]
    })
  },
)
