import type { Committed, Estimate, EstimateDiff, ResourceCost, ResourceDiff } from '../schemas.ts'
import {
  amountOf,
  costsNothing,
  dependsOnUsage,
  quantityOf,
  showAmount,
  showCommitted,
  showCommittedOfBoth,
  showDifference,
  showAssumed,
} from './words.ts'

/** An estimate for a document: the total, a table of what has a price, and what has none. */
export function estimateMarkdown(estimate: Estimate): string {
  const { resources, totalMonthly, catalogDate, currency } = estimate
  const priced = resources
    .filter(({ status }) => status === 'priced')
    .toSorted((one, other) => (other.monthly ?? -1) - (one.monthly ?? -1))
  const rows = priced.flatMap((resource) => [
    [`**${code(resource.address)}**`, '', `**${monthlyOf(resource, currency)}**`],
    ...resource.components.map((component) => [
      escape(component.name),
      escape(quantityOf(component)),
      amountOf(component, currency),
    ]),
  ])
  return document([
    `**${showAmount(totalMonthly, currency)} a month**`,
    table(['Resource', 'Quantity', 'A month'], rows),
    notCounted(resources),
    showCommitted(estimate.committed),
    notCommitted(estimate.committed),
    `Prices of ${catalogDate}${showAssumed(estimate)}.`,
  ])
}

/** What a change does to the bill, for the comment of a pull request. */
export function diffMarkdown(diff: EstimateDiff): string {
  const { before, after, difference, resources, unchanged, catalogDate, currency } = diff
  const [nothing, counted] = partition(resources, costsNothing)
  const [unknown, known] = partition(counted, (resource) => resource.difference === null)
  const largestFirst = known.toSorted(
    (one, other) => Math.abs(other.difference ?? 0) - Math.abs(one.difference ?? 0),
  )
  return document([
    `**${showDifference(difference, currency)} a month**: ${showAmount(before.totalMonthly, currency)} → ${showAmount(after.totalMonthly, currency)}`,
    table(
      ['', 'Resource', 'Before', 'After', 'Difference'],
      largestFirst.flatMap((resource) => diffRows(resource, currency)),
    ),
    unknown.length === 0
      ? ''
      : `Not in the difference, because their cost is not known:\n\n${unknown.map(unknownItem).join('\n')}`,
    showCommittedOfBoth(diff).join('\n\n'),
    notCommitted(after.committed),
    `${unchanged} unchanged, ${nothing.length} changed that cost nothing. Prices of ${catalogDate}${showAssumed(diff)}.`,
  ])
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))]
}

const signs = { added: '+', removed: '−', changed: '~' }

function diffRows(resource: ResourceDiff, currency: string): string[][] {
  const { change, address, before, after, difference, components } = resource
  const amount = (side: ResourceDiff['before']) =>
    typeof side?.monthly === 'number' ? showAmount(side.monthly, currency) : ''
  return [
    [
      signs[change],
      `**${code(address)}**`,
      amount(before),
      amount(after),
      `**${showDifference(difference ?? 0, currency)}**`,
    ],
    ...(change === 'changed' ? components : []).map((part) => [
      '',
      escape(part.name),
      part.before === null ? '' : escape(quantityOf({ ...part.before, unit: part.unit })),
      part.after === null ? '' : escape(quantityOf({ ...part.after, unit: part.unit })),
      part.difference === null ? dependsOnUsage : showDifference(part.difference, currency),
    ]),
  ]
}

function unknownItem({ change, address, before, after }: ResourceDiff): string {
  const words = (after ?? before)?.status === 'priced' ? dependsOnUsage : (after ?? before)?.status
  return `- ${signs[change]} ${code(address)} (${words})`
}

function notCounted(resources: readonly ResourceCost[]): string {
  const names = resources
    .filter(({ status }) => status === 'unpriced' || status === 'unsupported')
    .map(({ address, status }) => `- ${code(address)} (${status})`)
  return names.length === 0 ? '' : `Not in the total:\n\n${names.join('\n')}`
}

function notCommitted(committed: Committed | null): string {
  return (committed?.withoutPrice ?? []).map(({ address }) => `- ${code(address)}`).join('\n')
}

function monthlyOf({ monthly }: ResourceCost, currency: string): string {
  return monthly === null ? dependsOnUsage : showAmount(monthly, currency)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const numbers = head.length - 1
  const rule = head.map((_, at) => (at >= Math.min(2, numbers) || at === numbers ? '--:' : '---'))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}

function document(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** A name from a project, so that nothing in it is Markdown or ends a table's cell. */
function escape(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~&]/g, (mark) => `\\${mark}`).replaceAll(/\s+/g, ' ')
}

/** An address as code. Inside a table only a bar must be written otherwise; a backtick ends what fewer began. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 ? ' ' : ''
  return `${fence}${space}${text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')}${space}${fence}`
}
