import {
  costsNothing,
  dependsOnUsage,
  quantityOf,
  showAmount,
  showCommittedOfBoth,
  showDifference,
  showAssumed,
} from '@backarch/features-pricing'
import type { ComponentDiff, EstimateDiff, ResourceDiff } from '@backarch/features-pricing/schemas'

const labelWidth = 70
const signs = { added: '+', removed: '-', changed: '~' }

/** What a change does to the bill, as a person reads it: the largest differences first, the totals last. */
export function renderDiff(diff: EstimateDiff): string {
  const { resources, unchanged, before, after, difference, catalogDate, currency } = diff
  const weight = (resource: ResourceDiff) => Math.abs(resource.difference ?? -1)
  const shown = resources.filter((resource) => !costsNothing(resource))
  const lines = [
    ...shown
      .toSorted((one, other) => weight(other) - weight(one))
      .flatMap((resource) => [...resourceLines(resource, currency), '']),
    row('Before', showAmount(before.totalMonthly, currency)),
    row('After', showAmount(after.totalMonthly, currency)),
    row('Difference a month', showDifference(difference, currency)),
    ...showCommittedOfBoth(diff),
    `${unchanged} unchanged, ${resources.length - shown.length} changed that cost nothing; prices of ${catalogDate}${showAssumed(diff)}`,
  ]
  return `${lines.join('\n')}\n`
}

function resourceLines(resource: ResourceDiff, currency: string): string[] {
  const { change, address, before, after, difference, components } = resource
  const status = (after ?? before)?.status
  const amount =
    difference !== null
      ? showDifference(difference, currency)
      : status === 'priced'
        ? dependsOnUsage
        : `not known (${status})`
  return [
    row(`${signs[change]} ${address}`, amount),
    ...components.map((part) => componentLine(part, currency)),
  ]
}

function componentLine(part: ComponentDiff, currency: string): string {
  const { name, unit, before, after, difference } = part
  const quantity = (side: ComponentDiff['before']) =>
    side === null ? 'none' : quantityOf({ ...side, unit })
  return row(
    `    ${name}: ${quantity(before)} → ${quantity(after)}`,
    difference === null ? '' : showDifference(difference, currency),
  )
}

function row(label: string, amount: string): string {
  return `${label.padEnd(labelWidth)} ${amount.padStart(24)}`
}
