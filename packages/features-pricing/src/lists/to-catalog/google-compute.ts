import { flatPrice, priceOfAny, type ToCatalog } from './list-product.ts'

const service = 'google.compute-engine'

const disks: Readonly<Record<string, string>> = {
  'Storage PD': 'pd-standard',
  'Balanced PD': 'pd-balanced',
  'SSD backed PD': 'pd-ssd',
  'Extreme PD': 'pd-extreme',
}

const custom =
  /^(?:Spot )?(Preemptible )?(?:(\w+) (?:AMD )?)?Custom (Extended )?Instance (Core|Ram) running in /

/** Persistent disks, and the cores and memory of custom machines. */
export const googleComputeToCatalog: ToCatalog = (product) => {
  const { description = '' } = product.attributes
  const [, regional, disk = ''] = /^(Regional )?(.+ PD) Capacity(?: in |$)/.exec(description) ?? []
  const diskType = disks[disk]
  if (diskType !== undefined) {
    const price = flatPrice(product, /^GiBy\.mo$/)
    const name = regional === undefined ? 'disk' : 'regional-disk'
    return price === null ? null : { service, product: name, key: diskType, unit: 'GB', price }
  }
  const machine = custom.exec(description)
  if (machine === null) return null
  const [, preemptible, family = 'N1', extended, part] = machine
  const isCore = part === 'Core'
  const [option, purchase] =
    preemptible === undefined ? ['on-demand', 'on_demand'] : ['preemptible', 'spot']
  const price = priceOfAny(
    product.rates.filter((rate) => rate.purchase === purchase),
    isCore ? /^h$/ : /^GiBy\.h$/,
  )
  if (price === null) return null
  return {
    service,
    product: isCore ? 'custom-vcpu' : 'custom-memory',
    key: `${option} ${family.toLowerCase()}${extended === undefined ? '' : ' extended'}`,
    unit: isCore ? 'vCPU-hours' : 'GB-hours',
    price,
  }
}
