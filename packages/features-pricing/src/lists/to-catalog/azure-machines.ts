import {
  flatPrice,
  priceOfAny,
  type CatalogPrice,
  type ListProduct,
  type ListRate,
  type ToCatalog,
} from './list-product.ts'

const terms = [
  [12, '1-year'],
  [36, '3-years'],
] as const

/** Virtual machines of Linux and Windows, as they are paid as one goes, spot, reserved and under savings plans. */
export const azureMachinesToCatalog: ToCatalog = (product) => {
  const { productname = '', armskuname = '', operatingsystem } = product.attributes
  // Sold under the same names, at other prices.
  if (/Cloud ?Services|Dedicated Host|Promo/i.test(productname)) return null
  const size = armskuname.toLowerCase()
  if (!/^(?:standard|basic)_/.test(size)) return null
  const system = operatingsystem === 'Windows' ? 'windows' : 'linux'
  const service = 'azure.virtual-machines'
  const key = size.replace(/^standard_/, '')
  // Of the machine alone: the licence of Windows is in neither.
  const committed = system === 'linux' ? committedPrices(product) : []
  return [...hourlyPrices(product, system), ...committed].flatMap(({ price, ...name }) =>
    price === null ? [] : [{ service, key, price, ...name }],
  )
}

type Named = Pick<CatalogPrice, 'product' | 'unit'> & { readonly price: number | null }

function hourlyPrices(product: ListProduct, system: string): Named[] {
  const spot = ratesOf(
    product,
    ({ purchase, offering }) => purchase === 'spot' && offering === 'Spot',
  )
  return [
    { product: system, unit: 'hours', price: flatPrice(product, /^1 Hour$/) },
    { product: `spot-${system}`, unit: 'hours', price: priceOfAny(spot, /^1 Hour$/) },
  ]
}

/** The price of a reservation is that of its whole term; a month's is rounded to 10^-10 dollars. */
function committedPrices(product: ListProduct): Named[] {
  return terms.flatMap(([months, term]) => {
    const reserved = ratesOf(
      product,
      (rate) => rate.purchase === 'reserved' && rate.termMonths === months,
    )
    const plan = ratesOf(
      product,
      ({ purchase, offering, termMonths }) =>
        purchase === 'savings_plan' && offering === null && termMonths === months,
    )
    const whole = priceOfAny(reserved, /^\d Years?$/)
    return [
      {
        product: `reserved-${term}`,
        unit: 'months',
        price: whole === null ? null : Number((whole / months).toFixed(10)),
      },
      { product: `savings-plan-${term}`, unit: 'hours', price: priceOfAny(plan, /^1 Hour$/) },
    ]
  })
}

function ratesOf({ rates }: ListProduct, has: (rate: ListRate) => boolean): ListRate[] {
  return rates.filter(has)
}
