import { used, type Line } from '../line.ts'
import { transferNames, type TransferPrices } from './transfer-prices.ts'

/** No source that the catalog was made from says what Azure bills for bandwidth. */
function withoutPrice(name: string, gigabytes: number | undefined): Line[] {
  const price = { missing: 'no price for bandwidth of Azure in the catalog' }
  return [used({ name, unit: 'GB', quantity: gigabytes, price })]
}

export const azureTransfer: TransferPrices = {
  betweenZones: ({ gigabytes }) => withoutPrice(transferNames.zones, gigabytes),
  betweenRegions: ({ gigabytes }) => withoutPrice(transferNames.regions, gigabytes),
  toInternet: ({ gigabytes }) => withoutPrice(transferNames.internet, gigabytes),
}
