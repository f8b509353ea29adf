interface Usage {
  readonly reserved_instance_type?: 'standard' | 'convertible' | undefined
  readonly reserved_instance_term?: '1_year' | '3_year' | undefined
  readonly reserved_instance_payment_option?:
    | 'no_upfront'
    | 'partial_upfront'
    | 'all_upfront'
    | undefined
}

/**
 * The end of the products that hold what a commitment costs an hour, e.g. `1_year-no_upfront` or
 * `1_year-partial_upfront-convertible`; null on demand. What is paid at its beginning is in none of them.
 */
export function reservedTerm(usage: Usage): string | null {
  const {
    reserved_instance_type: type,
    reserved_instance_term: term,
    reserved_instance_payment_option: payment,
  } = usage
  if (type === undefined && term === undefined && payment === undefined) return null
  const kind = type === 'convertible' ? '-convertible' : ''
  return `${term ?? '1_year'}-${payment ?? 'no_upfront'}${kind}`
}
