import { flatPrice, type ToCatalog } from './list-product.ts'

/** Virtual machines of Linux and Windows, as they are paid as one goes. */
export const azureMachinesToCatalog: ToCatalog = (product) => {
  const { productname = '', armskuname = '', operatingsystem } = product.attributes
  // Sold under the same names, at other prices.
  if (/Cloud ?Services|Dedicated Host|Promo/i.test(productname)) return null
  const size = armskuname.toLowerCase()
  if (!/^(?:standard|basic)_/.test(size)) return null
  const system = operatingsystem === 'Windows' ? 'windows' : 'linux'
  const price = flatPrice(product, /^1 Hour$/)
  if (price === null) return null
  const key = size.replace(/^standard_/, '')
  return { service: 'azure.virtual-machines', product: system, key, unit: 'hours', price }
}
