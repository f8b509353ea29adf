import {
  costsNothing,
  dependsOnUsage,
  dollars,
  quantityOf,
  signedDollars,
} from '@backarch/features-pricing'
import type { ComponentDiff, EstimateDiff, ResourceDiff } from '@backarch/features-pricing/schemas'

const labelWidth = 70
const signs = { added: '+', removed: '-', changed: '~' }

/** What a change does to the bill, as a person reads it: the largest differences first, the totals last. */
export function renderDiff(diff: EstimateDiff): string {
  const { resources, unchanged, before, after, difference, catalogDate } = diff
  const weight = (resource: ResourceDiff) => Math.abs(resource.difference ?? -1)
  const shown = resources.filter((resource) => !costsNothing(resource))
  const lines = [
    ...shown
      .toSorted((one, other) => weight(other) - weight(one))
      .flatMap((resource) => [...resourceLines(resource), '']),
    row('Before', dollars(before.totalMonthly)),
    row('After', dollars(after.totalMonthly)),
    row('Difference a month', signedDollars(difference)),
    `${unchanged} unchanged, ${resources.length - shown.length} changed that cost nothing; prices of ${catalogDate}`,
  ]
  return `${lines.join('\n')}\n`
}

function resourceLines({ change, address, before, after, difference, components }: ResourceDiff) {
  const status = (after ?? before)?.status
  const amount =
    difference !== null
      ? signedDollars(difference)
      : status === 'priced'
        ? dependsOnUsage
        : `not known (${status})`
  return [row(`${signs[change]} ${address}`, amount), ...components.map(componentLine)]
}

function componentLine({ name, unit, before, after, difference }: ComponentDiff): string {
  const quantity = (side: ComponentDiff['before']) =>
    side === null ? 'none' : quantityOf({ ...side, unit })
  return row(
    `    ${name}: ${quantity(before)} → ${quantity(after)}`,
    difference === null ? '' : signedDollars(difference),
  )
}

function row(label: string, amount: string): string {
  return `${label.padEnd(labelWidth)} ${amount.padStart(24)}`
}
