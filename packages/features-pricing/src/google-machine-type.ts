/** A machine type whose processors and memory are chosen and billed apart. */
export interface CustomMachine {
  /** e.g. `n1`, `n2d`. */
  readonly family: string
  readonly vcpus: number
  readonly memoryGb: number
  /** Beyond what the family gives for a processor, at a rate of its own. */
  readonly extendedGb: number
}

const customType = /^(?:(\w+)-)?custom-(\d+)-(\d+)(?:-ext)?$/

/** GB of memory for a processor, from where on memory is extended. */
const memoryOfProcessor: Readonly<Record<string, number>> = { n1: 6.5, n2: 8, n2d: 8 }

/** `custom-2-4096` is of the family N1; null for a type of a fixed size. */
export function customMachine(machineType: string): CustomMachine | null {
  const [, family = 'n1', vcpus, memoryMb] = customType.exec(machineType) ?? []
  if (vcpus === undefined || memoryMb === undefined) return null
  const memory = Number(memoryMb) / 1024
  const most = Number(vcpus) * (memoryOfProcessor[family] ?? Infinity)
  return {
    family,
    vcpus: Number(vcpus),
    memoryGb: Math.min(memory, most),
    extendedGb: Math.max(0, memory - most),
  }
}

/** What a machine that runs all month is spared, in the families that have sustained-use discounts. */
const sustainedUse: Readonly<Record<string, number>> = {
  c2: 0.2,
  n2: 0.2,
  n2d: 0.2,
  custom: 0.3,
  f1: 0.3,
  g1: 0.3,
  m1: 0.3,
  m2: 0.3,
  n1: 0.3,
}

const quarters = [0, 1, 2, 3]

/**
 * The part of the list price that so many hours a month cost: each later quarter of the month is cheaper by as much
 * again. A whole month of N1 costs 1, 0.8, 0.6 and 0.4 of the price, 0.7 on average.
 */
export function sustainedUsePart(discount: number, hours: number, hoursOfMonth: number): number {
  const quarter = hoursOfMonth / 4
  const paid = quarters.map((index) => {
    const inQuarter = Math.max(
      0,
      index === 3 ? hours - 3 * quarter : Math.min(quarter, hours - index * quarter),
    )
    return inQuarter * (1 - (discount * 2 * index) / 3)
  })
  const total = paid.reduce((sum, part) => sum + part, 0)
  return hours === 0 ? 1 : Number((total / hours).toFixed(6))
}

/** The sustained-use discount of a family over a whole month; 0 for a family without. */
export function sustainedUseDiscount(machineType: string): number {
  return sustainedUse[machineType.split('-')[0] ?? ''] ?? 0
}
