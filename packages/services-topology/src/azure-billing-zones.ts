/** Where services that lie in no region are billed; Terraform has them with the location of a resource group. */
export const azureBillingZones = ['zone-1', 'germany', 'us-gov', 'china'] as const
