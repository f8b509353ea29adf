import type { Estimate } from '../schemas.ts'

const head = [
  'address',
  'type',
  'region',
  'status',
  'component',
  'quantity',
  'unit',
  'unit_price',
  'monthly',
  'source',
  'currency',
]

/**
 * A line for each component, and one for each resource that has none. The amounts of the lines whose status is
 * `priced` add up to the total; an empty cell is not known.
 */
export function estimateCsv({ resources, currency }: Estimate): string {
  const lines = resources.flatMap(({ address, type, region, status, components, monthly }) => {
    const resource = [address, type, region, status]
    if (components.length === 0)
      return [[...resource, null, null, null, null, monthly, null, currency]]
    return components.map((c) => [
      ...resource,
      c.name,
      c.quantity,
      c.unit,
      c.unitPrice,
      c.monthly,
      c.source,
      currency,
    ])
  })
  return [head, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

/** RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
