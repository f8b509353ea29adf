/** How long each of two things takes, tried by turns so that what slows the machine down slows both. */
export async function timeByTurns(
  samples: number,
  tries: readonly [() => Promise<unknown>, () => Promise<unknown>],
  between: () => void,
): Promise<readonly [number[], number[]]> {
  const taken: [number[], number[]] = [[], []]
  for (let sample = 0; sample < samples; sample++) {
    // Either of them first: whatever goes first may find the machine in another state.
    for (const which of sample % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      between()
      const began = performance.now()
      await tries[which]()
      taken[which].push(performance.now() - began)
    }
  }
  return taken
}

/** The statistic of the two-sample test by Kolmogorov and Smirnov: 0 for samples alike, 1 for samples apart. */
export function ksStatistic(one: readonly number[], other: readonly number[]): number {
  const share = (sample: readonly number[], value: number) =>
    sample.filter((each) => each <= value).length / sample.length
  return Math.max(
    ...[...one, ...other].map((value) => Math.abs(share(one, value) - share(other, value))),
  )
}

/** What the statistic of two samples of one size exceeds by chance with this probability. */
export function ksCritical(samples: number, probability: number): number {
  return Math.sqrt(-Math.log(probability / 2) / samples)
}
