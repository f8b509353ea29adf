import { tidy, type Line } from '../line.ts'
import { allowances, allowancesYear, type Allowance } from './allowances.ts'

/** Takes out of a bill's lines what is left of their account's allowances, as lines of their own at no price. */
export type FreeTier = (lines: readonly Line[], region: string | null) => readonly Line[]

/** Those whose account is one of its own, to which nothing is given. */
const withoutFreeTier = /^(?:cn|us-gov)-/

/** The allowances of one account of each provider, whole: whoever comes first takes first. */
export function openFreeTier(): FreeTier {
  const left = new Map(allowances.map((allowance) => [allowance, allowance.amount]))

  function take(line: Line): readonly Line[] {
    const allowance = allowances.find((each) => isFor(line, each))
    if (allowance === undefined || line.quantity === null) return [line]
    const rest = left.get(allowance) ?? 0
    const given = Math.min(rest, line.quantity)
    if (given === 0) return [line]
    left.set(allowance, tidy(rest - given))
    return [
      { ...line, quantity: tidy(line.quantity - given) },
      {
        ...line,
        name: `${line.name} (free tier)`,
        quantity: given,
        price: { dollars: 0, source: reason(allowance) },
      },
    ]
  }

  return (lines, region) =>
    region !== null && withoutFreeTier.test(region) ? lines : lines.flatMap(take)
}

function isFor({ price, unit }: Line, { service, products, keys, ...allowance }: Allowance) {
  return (
    'service' in price &&
    price.service === service &&
    unit === allowance.unit &&
    (products?.includes(price.product) ?? true) &&
    (keys?.includes(price.key) ?? true)
  )
}

function reason({ amount, unit, page }: Allowance): string {
  const much = amount.toLocaleString('en-US', { maximumFractionDigits: 5 })
  return `free tier: ${much} ${unit} a month for all of an account (${page}, ${allowancesYear})`
}
