import type { PriceProvider } from '../recognise-format.ts'
import { awsAuroraToCatalog } from './aws-aurora.ts'
import { awsEbsToCatalog } from './aws-ebs.ts'
import { awsEc2HostToCatalog, awsEc2ToCatalog } from './aws-ec2.ts'
import { awsElasticacheToCatalog } from './aws-elasticache.ts'
import { awsOpensearchToCatalog } from './aws-opensearch.ts'
import { awsRdsToCatalog } from './aws-rds.ts'
import { awsRedshiftToCatalog } from './aws-redshift.ts'
import { awsSavingsPlansToCatalog } from './aws-savings-plans.ts'
import { azureDisksToCatalog } from './azure-disks.ts'
import { azureMachinesToCatalog } from './azure-machines.ts'
import { googleComputeToCatalog } from './google-compute.ts'
import { googleMachines } from './google-machines.ts'
import type { CatalogPrice, ListProduct, ToCatalog } from './list-product.ts'

/** By the provider's name of the service. */
const families: Readonly<Record<PriceProvider, Readonly<Record<string, readonly ToCatalog[]>>>> = {
  aws: {
    AmazonEC2: [awsEc2ToCatalog, awsEc2HostToCatalog, awsSavingsPlansToCatalog, awsEbsToCatalog],
    AmazonRDS: [awsRdsToCatalog, awsAuroraToCatalog],
    AmazonElastiCache: [awsElasticacheToCatalog],
    AmazonES: [awsOpensearchToCatalog],
    AmazonRedshift: [awsRedshiftToCatalog],
  },
  azure: { 'Virtual Machines': [azureMachinesToCatalog], Storage: [azureDisksToCatalog] },
  google: { 'Compute Engine': [googleComputeToCatalog] },
}

/** The services of a provider that estimates read lists of. */
export function estimatedServices(provider: PriceProvider): string[] {
  return Object.keys(families[provider])
}

export type RegionalPrice = CatalogPrice & { readonly region: string }

/** Names the products of one list. */
export interface CatalogNames {
  /** A product in the catalog's own words, which may have several for it. */
  readonly of: (product: ListProduct, region: string) => RegionalPrice[]
  /** What several of the products that were named come to together, some prices at a time. */
  readonly together: () => Iterable<readonly RegionalPrice[]>
}

export function catalogNames(provider: PriceProvider): CatalogNames {
  const byService = families[provider]
  const machines = googleMachines()
  return {
    of: (product, region) => {
      if (provider === 'google') machines.add(product, region)
      const prices = (byService[product.service] ?? []).flatMap((find) => find(product) ?? [])
      return prices.map((price) => ({ ...price, region }))
    },
    together: machines.prices,
  }
}
