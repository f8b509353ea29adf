import { escapeMarkup } from '@backarch/core'

import type { Estimate } from '../schemas.ts'
import { showAmount, showAssumed } from './words.ts'

const most = 20
const line = 28
const bars = { left: 340, width: 420 }
const width = 880

/** What costs most, as bars: a picture of its own, readable on light and on dark ground. */
export function estimateSvg(estimate: Estimate): string {
  const { resources, totalMonthly, catalogDate, currency } = estimate
  const counted = resources
    .flatMap(({ address, monthly }) =>
      monthly === null || monthly === 0 ? [] : [{ address, monthly }],
    )
    .toSorted((one, other) => other.monthly - one.monthly)
  const shown = counted.slice(0, most)
  const rest = counted.slice(most)
  const others = {
    address: `${rest.length} more`,
    monthly: rest.reduce((sum, { monthly }) => sum + monthly, 0),
  }
  const rows = rest.length === 0 ? shown : [...shown, others]
  const largest = Math.max(...rows.map(({ monthly }) => monthly))
  const height = 76 + rows.length * line
  const unknown = resources.filter(({ monthly }) => monthly === null).length
  const title = `${showAmount(totalMonthly, currency)} a month`
  const subtitle = `Prices of ${catalogDate}${showAssumed(estimate)}${unknown === 0 ? '' : `; ${unknown} resources not known`}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" role="img" aria-label="${escapeMarkup(title)}">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="20" y="34" font-size="20" font-weight="600" fill="#111">${escapeMarkup(title)}</text>
<text x="20" y="56" font-size="12" fill="#666">${escapeMarkup(subtitle)}</text>
${rows.map((row, at) => bar(row, { y: 76 + at * line, largest, currency })).join('\n')}
</svg>
`
}

function bar(
  { address, monthly }: { readonly address: string; readonly monthly: number },
  {
    y,
    largest,
    currency,
  }: { readonly y: number; readonly largest: number; readonly currency: string },
): string {
  const length = Math.max(1, Math.round((monthly / largest) * bars.width))
  return `<text x="${bars.left - 10}" y="${y + 13}" font-size="12" text-anchor="end" fill="#333">${escapeMarkup(shorten(address))}</text>
<rect x="${bars.left}" y="${y}" width="${length}" height="18" rx="2" fill="#3b6fd4"/>
<text x="${bars.left + length + 8}" y="${y + 13}" font-size="12" fill="#333">${escapeMarkup(showAmount(monthly, currency))}</text>`
}

/** Its end says more than its beginning, which it often shares with others. */
function shorten(address: string): string {
  return address.length <= 48 ? address : `…${address.slice(-47)}`
}
