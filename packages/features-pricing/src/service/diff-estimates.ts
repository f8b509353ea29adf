import { decimal } from '../decimal.ts'
import { toDollars, toMoney, type Money } from '../money.ts'
import type {
  ComponentDiff,
  CostComponent,
  Estimate,
  EstimateDiff,
  ResourceCost,
  ResourceDiff,
} from '../schemas.ts'

/**
 * What a change did to the bill: per resource and component what was added, removed or is billed differently, and the
 * difference of the totals. Both estimates must be of one catalog and in one currency at one rate, or what was corrected
 * reads as a change.
 */
export function diffEstimates(before: Estimate, after: Estimate): EstimateDiff {
  const old = byAddress(before)
  const now = byAddress(after)
  const addresses = [...new Set([...old.keys(), ...now.keys()])]
  const resources = addresses.flatMap((address) => {
    const diff = diffResource(old.get(address) ?? null, now.get(address) ?? null)
    return diff === null ? [] : [diff]
  })
  const of = ({ totalMonthly, baselineMonthly, usageMonthly, committed }: Estimate) => {
    return { totalMonthly, baselineMonthly, usageMonthly, committed }
  }
  return {
    currency: after.currency,
    exchange: after.exchange,
    hoursPerMonth: after.hoursPerMonth,
    machineHours: after.machineHours,
    catalogDate: after.catalogDate,
    before: of(before),
    after: of(after),
    difference: toDollars(money(after.totalMonthly) - money(before.totalMonthly)),
    resources,
    unchanged: addresses.length - resources.length,
  }
}

/** Null when both are billed alike. */
function diffResource(
  before: ResourceCost | null,
  after: ResourceCost | null,
): ResourceDiff | null {
  const shown = after ?? before
  if (shown === null) return null
  const components = diffComponents(before?.components ?? [], after?.components ?? [])
  const isSame = before?.status === after?.status && before?.region === after?.region
  if (isSame && components.length === 0) return null
  const { address, type, region } = shown
  return {
    address,
    type,
    region,
    change: before === null ? 'added' : after === null ? 'removed' : 'changed',
    before: before && { status: before.status, monthly: before.monthly },
    after: after && { status: after.status, monthly: after.monthly },
    difference: difference(before, after),
    components,
  }
}

/** By name, and by place among those of the same name: a machine has several disks alike. */
function diffComponents(
  before: readonly CostComponent[],
  after: readonly CostComponent[],
): ComponentDiff[] {
  const old = Map.groupBy(before, ({ name }) => name)
  const now = Map.groupBy(after, ({ name }) => name)
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((name) => {
    const [were, are] = [old.get(name) ?? [], now.get(name) ?? []]
    return Array.from({ length: Math.max(were.length, are.length) }, (_, at) => {
      const [was, is] = [were[at] ?? null, are[at] ?? null]
      const unit = (is ?? was)?.unit ?? ''
      return { name, unit, before: side(was), after: side(is), difference: difference(was, is) }
    }).filter((diff) => JSON.stringify(diff.before) !== JSON.stringify(diff.after))
  })
}

function side(component: CostComponent | null) {
  if (component === null) return null
  const { quantity, unitPrice, monthly } = component
  return { quantity, unitPrice, monthly }
}

interface Amount {
  readonly monthly: number | null
}

/** Null when either is there and its amount is not known. */
function difference(before: Amount | null, after: Amount | null): number | null {
  const [was, is] = [amountOf(before), amountOf(after)]
  return was === null || is === null ? null : toDollars(is - was)
}

function amountOf(amount: Amount | null): Money | null {
  if (amount === null) return 0n
  return amount.monthly === null ? null : money(amount.monthly)
}

function money(dollars: number): Money {
  return toMoney(decimal(dollars))
}

/** By address, and by place among those of the same one: a copy in a diagram keeps where it came from. */
function byAddress({ resources }: Estimate): Map<string, ResourceCost> {
  const groups = Map.groupBy(resources, ({ address }) => address)
  return new Map(
    [...groups].flatMap(([address, alike]) =>
      alike.map((resource, at) => [`${address}\n${at}`, resource]),
    ),
  )
}
