import { hoursPerMonth } from './hours-per-month.ts'
import { fixed, type Line } from './line.ts'

/** What stands there all month and is billed by the hour; `count` of it, null when that is not known. */
export function hourlyLine(
  part: Pick<Line, 'name' | 'price' | 'note'>,
  count: number | null = 1,
): Line {
  const quantity = count === null ? null : count * hoursPerMonth
  return fixed({ ...part, unit: 'hours', quantity })
}
