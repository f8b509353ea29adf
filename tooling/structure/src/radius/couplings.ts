import type { Coupling } from './radius-report.ts'
import type { Touch } from './reach.ts'

type Pair = Omit<Coupling, 'depends'>

/** The pairs of features that at least two commits touch together; the most commits first. */
export function coupledPairs(touches: readonly Touch[]): Pair[] {
  const alone = new Map<string, number>()
  const together = new Map<string, Map<string, number>>()
  for (const { features } of touches) {
    features.forEach((a, at) => {
      increase(alone, a)
      const partners = together.get(a) ?? new Map<string, number>()
      together.set(a, partners)
      for (const b of features.slice(at + 1)) increase(partners, b)
    })
  }
  const rarer = (a: string, b: string) => Math.min(alone.get(a) ?? 0, alone.get(b) ?? 0)
  return [...together]
    .flatMap(([a, partners]) =>
      [...partners].map(([b, commits]) => ({ a, b, commits, share: commits / rarer(a, b) })),
    )
    .filter(({ commits }) => commits >= 2)
    .toSorted((x, y) => y.commits - x.commits || y.share - x.share || order(x, y))
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function order(x: Pair, y: Pair): number {
  return `${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1
}
