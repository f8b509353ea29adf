/** Whole numbers from 0 to at least `most`: at most `count` steps. */
export function ticks(most: number, count = 4): number[] {
  const rough = Math.max(most, 1) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const wanted =
    [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? rough
  const step = Math.max(1, Math.ceil(wanted))
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, index) => index * step)
}

/** From a value to a place on the page, to a tenth of a unit. */
export function linear(
  [low, high]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const span = high === low ? 1 : high - low
  return (value) => tenth(start + ((value - low) / span) * (end - start))
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
