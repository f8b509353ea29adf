import {
  amountOf,
  dependsOnUsage,
  quantityOf,
  showAmount,
  showAssumed,
  showCommitted,
  type Share,
} from '@backarch/features-pricing'
import type { Estimate, ResourceCost, UsageProfile } from '@backarch/features-pricing/schemas'

const columns = { label: 60, middle: 24, amount: 18 }

/** An estimate as a person reads it: what costs most first, what was not priced and why, the totals last. */
export function renderEstimate(estimate: Estimate): string {
  const byStatus = Map.groupBy(estimate.resources, ({ status }) => status)
  const priced = (byStatus.get('priced') ?? []).toSorted(
    (a, b) => (b.monthly ?? -1) - (a.monthly ?? -1),
  )
  const unpriced = byStatus.get('unpriced') ?? []
  const unsupported = byStatus.get('unsupported') ?? []
  const largest = Math.max(0, ...priced.map(({ monthly }) => monthly ?? 0))
  const lines = [
    ...priced.flatMap((resource) => [
      ...resourceLines(resource, { largest, currency: estimate.currency }),
      '',
    ]),
    ...section('Not priced, and not in the total', unpriced.flatMap(unpricedLines)),
    ...section(
      'Not supported, and not in the total',
      unsupported.map(({ address }) => `  ${address}`),
    ),
    ...section(
      'Without a price for the commitment, and at its own rate',
      (estimate.committed?.withoutPrice ?? []).map(
        ({ address, reason }) => `  ${address}: ${reason}`,
      ),
    ),
    ...totalLines(estimate),
    ...(estimate.committed === null ? [] : [showCommitted(estimate.committed)]),
    notes(estimate, byStatus),
  ]
  return `${lines.join('\n')}\n`
}

/** The total for a system that is used little, as usual, and much. */
export function renderRange(range: Readonly<Record<UsageProfile, Estimate>>): string {
  const shares = Object.entries(range).map(([profile, { totalMonthly, resources, currency }]) => ({
    label: profile,
    monthly: totalMonthly,
    currency,
    resources: resources.length,
    unknown: resources.filter(({ monthly }) => monthly === null).length,
  }))
  return renderShares(shares)
}

/** The total in parts. */
export function renderShares(shares: readonly Share[]): string {
  const largest = Math.max(0, ...shares.map(({ monthly }) => monthly ?? 0))
  return shares
    .map(({ label, monthly, currency, resources, unknown }) => {
      const told =
        unknown === 0 ? `${label} (${resources})` : `${label} (${resources}, ${unknown} not known)`
      return `${row(told, bar(monthly ?? 0, largest).padEnd(columns.middle - 1), monthly === null ? 'unknown' : showAmount(monthly, currency))}\n`
    })
    .join('')
}

function resourceLines(
  resource: ResourceCost,
  { largest, currency }: { readonly largest: number; readonly currency: string },
): string[] {
  const { address, region, monthly, components } = resource
  const amount = monthly === null ? dependsOnUsage : showAmount(monthly, currency)
  const label = region === null ? address : `${address}  ${region}`
  return [
    row(label, bar(monthly ?? 0, largest).padEnd(columns.middle - 1), amount),
    ...components.map((c) => row(`  ${c.name}`, quantityOf(c), amountOf(c, currency))),
  ]
}

function unpricedLines({ address, components }: ResourceCost): string[] {
  const holes = components.filter(
    ({ unitPrice, quantity, usageBased }) =>
      unitPrice === null || (quantity === null && !usageBased),
  )
  return [`  ${address}`, ...holes.map(({ name, source }) => `    ${name}: ${source}`)]
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines, '']
}

/** A sum of nothing is unknown, not zero. */
function totalLines(estimate: Estimate): string[] {
  const { totalMonthly, baselineMonthly, usageMonthly, currency, resources } = estimate
  const shown = (amount: number) => showAmount(amount, currency)
  const nothingKnown = resources.every(({ monthly }) => monthly === null)
  const usageIsUnknown = usageMonthly === 0 && unknownComponents(estimate) > 0
  return [
    row('Baseline', '', nothingKnown ? 'unknown' : shown(baselineMonthly)),
    row(
      'Usage',
      '',
      usageIsUnknown ? dependsOnUsage : nothingKnown ? 'unknown' : shown(usageMonthly),
    ),
    row('Total a month', currency, nothingKnown ? 'unknown' : shown(totalMonthly)),
  ]
}

function notes(
  estimate: Estimate,
  byStatus: ReadonlyMap<ResourceCost['status'], readonly ResourceCost[]>,
): string {
  const count = (status: ResourceCost['status']) => byStatus.get(status)?.length ?? 0
  const unknown = unknownComponents(estimate)
  const facts: [number, string][] = [
    [count('free'), 'free'],
    [count('unpriced'), 'not priced'],
    [count('unsupported'), 'not supported'],
    [unknown, 'components wait for a usage file (--usage)'],
  ]
  return [
    `Prices of ${estimate.catalogDate}${showAssumed(estimate)}`,
    ...facts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`),
  ].join('; ')
}

/** Components that are priced and whose quantity nobody has given. */
function unknownComponents({ resources }: Estimate): number {
  return resources
    .filter(({ status }) => status === 'priced')
    .flatMap(({ components }) => components)
    .filter(({ quantity, usageBased }) => usageBased && quantity === null).length
}

function row(label: string, middle: string, amount: string): string {
  // A name too long for its column takes from the next one: nothing is cut off.
  const left = columns.label + columns.middle - label.length - 1
  return `${label} ${middle.padStart(left)} ${amount.padStart(columns.amount)}`
}

function bar(value: number, largest: number): string {
  return '█'.repeat(largest === 0 ? 0 : Math.ceil((value / largest) * (columns.middle - 1)))
}
