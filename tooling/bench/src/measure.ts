import { performance } from 'node:perf_hooks'

/** One line of the report. `ratio` is ours over the peer's, or ours alone where there is no peer. */
export interface Measurement {
  readonly what: string
  /** Size of the input, for a growth table. */
  readonly size?: number
  readonly ours: string
  readonly peer?: string
  /** The figure that the goal speaks of. */
  readonly figure: number
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number }
  readonly unit?: string
}

export interface Bench {
  readonly name: string
  /** What is measured against what, in one sentence. */
  readonly title: string
  readonly run: () => Promise<Measurement[]>
}

/**
 * Medians of two calls that take turns, so that a busy machine slows both alike.
 * Returns milliseconds a call.
 */
export async function sideBySide(
  runs: number,
  ours: () => unknown,
  peer: () => unknown,
): Promise<{ ours: number; peer: number }> {
  // Twice: the compiler optimises on the way.
  for (let i = 0; i < 2; i++) {
    await ours()
    await peer()
  }
  const times = { ours: [] as number[], peer: [] as number[] }
  for (let i = 0; i < runs; i++) {
    times.ours.push(await timed(ours))
    times.peer.push(await timed(peer))
  }
  return { ours: median(times.ours), peer: median(times.peer) }
}

async function timed(call: () => unknown): Promise<number> {
  const start = performance.now()
  await call()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function isMet({ figure, goal }: Measurement): boolean | undefined {
  if (goal === undefined) return undefined
  return 'atLeast' in goal ? figure >= goal.atLeast : figure <= goal.atMost
}
