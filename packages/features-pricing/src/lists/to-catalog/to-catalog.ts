import type { PriceProvider } from '../recognise-format.ts'
import { awsAuroraToCatalog } from './aws-aurora.ts'
import { awsEbsToCatalog } from './aws-ebs.ts'
import { awsEc2ToCatalog } from './aws-ec2.ts'
import { awsRdsToCatalog } from './aws-rds.ts'
import { azureDisksToCatalog } from './azure-disks.ts'
import { azureMachinesToCatalog } from './azure-machines.ts'
import { googleComputeToCatalog } from './google-compute.ts'
import type { CatalogPrice, ListProduct, ToCatalog } from './list-product.ts'

/** By the provider's name of the service. */
const families: Readonly<Record<PriceProvider, Readonly<Record<string, readonly ToCatalog[]>>>> = {
  aws: {
    AmazonEC2: [awsEc2ToCatalog, awsEbsToCatalog],
    AmazonRDS: [awsRdsToCatalog, awsAuroraToCatalog],
  },
  azure: { 'Virtual Machines': [azureMachinesToCatalog], Storage: [azureDisksToCatalog] },
  google: { 'Compute Engine': [googleComputeToCatalog] },
}

/** The services of a provider that estimates read lists of. */
export function estimatedServices(provider: PriceProvider): string[] {
  return Object.keys(families[provider])
}

/** A product of a provider's list in the catalog's own words, which may have several for it. */
export function toCatalog(provider: PriceProvider): (product: ListProduct) => CatalogPrice[] {
  const byService = families[provider]
  return (product) => (byService[product.service] ?? []).flatMap((find) => find(product) ?? [])
}
