import type {
  Commitment,
  Committed,
  CostComponent,
  Estimate,
  EstimateDiff,
  ResourceDiff,
} from '../schemas.ts'

export const dependsOnUsage = 'depends on usage'

/** True for a change of what costs nothing before and after, which a list of costs need not show. */
export function costsNothing({ difference, components }: ResourceDiff): boolean {
  return difference === 0 && components.length === 0
}

interface Coin {
  readonly format: Intl.NumberFormat
  /** What one of the smallest is. */
  readonly least: number
}

const coins = new Map<string, Coin>()

function coinOf(currency: string): Coin {
  const known = coins.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  const coin = { format, least: 10 ** -(format.resolvedOptions().maximumFractionDigits ?? 2) }
  coins.set(currency, coin)
  return coin
}

/** As a bill shows it, with the sign of its currency; an amount too small to show is not shown as nothing. */
export function showAmount(amount: number, currency: string): string {
  const { format, least } = coinOf(currency)
  return amount > 0 && amount < least / 2 ? `< ${format.format(least)}` : format.format(amount)
}

/** A difference with its sign: `+$12.00`, `-$3.50`. */
export function showDifference(amount: number, currency: string): string {
  if (amount > 0) return `+${showAmount(amount, currency)}`
  return amount < 0 ? `-${showAmount(-amount, currency)}` : showAmount(0, currency)
}

/** The rate behind converted amounts, after what says of when the prices are; nothing for US dollars. */
function showRate({ currency, exchange }: Pick<Estimate, 'currency' | 'exchange'>): string {
  return exchange === null
    ? ''
    : `, at ${exchange.perDollar} ${currency} a dollar (${exchange.date})`
}

type Assumed = Pick<Estimate, 'currency' | 'exchange' | 'hoursPerMonth' | 'machineHours'>

/** What amounts assume, after what says of when the prices are. */
export function showAssumed(estimate: Assumed): string {
  const { hoursPerMonth, machineHours } = estimate
  const running = machineHours === hoursPerMonth ? '' : `, of which machines run ${machineHours}`
  return `${showRate(estimate)}, ${hoursPerMonth} hours a month${running}`
}

const rates: Readonly<Record<Commitment, string>> = {
  'reserved-1-year': 'the reserved rate of one year',
  'reserved-3-years': 'the reserved rate of three years',
  'savings-plan-1-year': 'the rate of a savings plan of one year',
  'savings-plan-3-years': 'the rate of a savings plan of three years',
  spot: 'the spot rate',
}

/** How much of what can be committed is; nothing where no commitment was asked for. */
export function showCommitted(committed: Committed | null): string {
  if (committed === null) return ''
  const { commitment, atItsRate, withoutPrice } = committed
  const all = atItsRate + withoutPrice.length
  const rate = rates[commitment]
  if (all === 0) return `Nothing here can be at ${rate}.`
  const rest = withoutPrice.length
  const lacking = rest === 0 ? '' : `; ${rest} ${rest === 1 ? 'has' : 'have'} no such price`
  return `Of ${all} ${all === 1 ? 'resource' : 'resources'} that can be, ${atItsRate} ${atItsRate === 1 ? 'is' : 'are'} at ${rate}${lacking}.`
}

/** The same of both sides of a difference: once where it is the same. */
export function showCommittedOfBoth({
  before,
  after,
}: Pick<EstimateDiff, 'before' | 'after'>): string[] {
  const [was, is] = [showCommitted(before.committed), showCommitted(after.committed)]
  if (is === '') return []
  return was === is ? [is] : [`Before: ${was}`, `After: ${is}`]
}

export function quantityOf({ quantity, unit }: Pick<CostComponent, 'quantity' | 'unit'>): string {
  if (quantity === null) return unit
  return `${quantity.toLocaleString('en-US', { maximumFractionDigits: 4 })} ${unit}`
}

export function amountOf(
  { monthly, unitPrice }: Pick<CostComponent, 'monthly' | 'unitPrice'>,
  currency: string,
): string {
  if (monthly !== null) return showAmount(monthly, currency)
  return unitPrice === null ? 'no price' : dependsOnUsage
}
