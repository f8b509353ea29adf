/** A number that is not negative, held exactly: `digits / 10^scale`. Prices are decimals, and doubles are not. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

const pattern = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/

/** The decimal that a double prints as: 0.1 is one tenth. Throws a RangeError unless finite and not negative. */
export function decimal(value: number): Decimal {
  const match = pattern.exec(String(value))
  if (match === null) throw new RangeError(`${value} is not a finite number from 0 up`)
  const [, whole = '', fraction = '', exponent = '0'] = match
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

/** The double nearest to it. */
export function toNumber({ digits, scale }: Decimal): number {
  return Number(`${digits}e-${scale}`)
}
