import { priceOfAny, type ToCatalog } from './list-product.ts'

/** What a machine runs, by the code with which AWS bills it. */
const systems: Readonly<Record<string, string>> = {
  RunInstances: 'linux',
  'RunInstances:0002': 'windows',
  'RunInstances:0010': 'rhel',
  'RunInstances:000g': 'suse',
}
const terms = [
  [12, '1_year'],
  [36, '3_year'],
] as const

/**
 * Machines of shared tenancy under a Compute Savings Plan without a payment at its beginning. Such a list says of a
 * product no more than where it is, its type, its usage and the code of its system.
 */
export const awsSavingsPlansToCatalog: ToCatalog = ({ attributes, rates }) => {
  const { usagetype = '', operation = '', instancetype: key } = attributes
  const system = systems[operation]
  if (!/(?:^|-)BoxUsage(?::|$)/.test(usagetype) || system === undefined || key === undefined) {
    return null
  }
  return terms.flatMap(([months, term]) => {
    const offered = rates.filter(
      ({ purchase, offering, payment, termMonths }) =>
        purchase === 'savings_plan' &&
        offering === 'ComputeSavingsPlans' &&
        payment === 'No Upfront' &&
        termMonths === months,
    )
    const price = priceOfAny(offered, /^Hrs$/)
    const product = `savings-plan-${system}-${term}-no_upfront`
    return price === null ? [] : [{ service: 'aws.ec2', product, key, unit: 'hours', price }]
  })
}
