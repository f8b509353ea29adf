import type { PriceProvider } from '../recognise-format.ts'
import { awsEbsToCatalog } from './aws-ebs.ts'
import { awsEc2ToCatalog } from './aws-ec2.ts'
import { awsRdsToCatalog } from './aws-rds.ts'
import { azureDisksToCatalog } from './azure-disks.ts'
import { azureMachinesToCatalog } from './azure-machines.ts'
import { googleComputeToCatalog } from './google-compute.ts'
import type { ToCatalog } from './list-product.ts'

/** By the provider's name of the service. */
const families: Readonly<Record<PriceProvider, Readonly<Record<string, readonly ToCatalog[]>>>> = {
  aws: { AmazonEC2: [awsEc2ToCatalog, awsEbsToCatalog], AmazonRDS: [awsRdsToCatalog] },
  azure: { 'Virtual Machines': [azureMachinesToCatalog], Storage: [azureDisksToCatalog] },
  google: { 'Compute Engine': [googleComputeToCatalog] },
}

/** The services of a provider that estimates read lists of. */
export function estimatedServices(provider: PriceProvider): string[] {
  return Object.keys(families[provider])
}

/** A product of a provider's list in the catalog's own words. */
export function toCatalog(provider: PriceProvider): ToCatalog {
  const byService = families[provider]
  return (product) => {
    for (const toPrice of byService[product.service] ?? []) {
      const price = toPrice(product)
      if (price !== null) return price
    }
    return null
  }
}
