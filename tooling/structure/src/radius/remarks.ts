import { noLayer } from './layer-names.ts'
import type { LeftOut, RadiusReport } from './radius-report.ts'

/** What a reader must know before believing the figures: one sentence each. */
export function warnings(
  { cut }: LeftOut,
  layers: RadiusReport['layers'],
  isPartialClone: boolean,
): string[] {
  const found: string[] = []
  if (isPartialClone) {
    found.push(
      'This is a partial clone, without the contents of its files: one that moved and changed counts at both places.',
    )
  }
  if (cut > 0) {
    found.push(
      'This is a shallow clone: its history is cut. For all of it, run: git fetch --unshallow',
    )
  }
  const all = layers.reduce((sum, { files }) => sum + files, 0)
  const unnamed = layers.find(({ layer }) => layer === noLayer)?.files ?? 0
  if (unnamed * 2 > all) {
    found.push(
      `Of ${all} files in features, ${unnamed} share no name with other features. They count as one layer, which favours the layers.`,
    )
  }
  if (layers.length === 0) {
    found.push('No commit touches a feature: both layouts are the same. Do the slices match?')
  }
  return found
}

/** Why there is no figure, in one sentence. */
export function nothingToMeasure(commits: number, leftOut: LeftOut): string {
  if (commits === 0) return 'No commit is as young as --since asks.'
  if (leftOut.cut === commits) {
    return 'The history of this shallow clone is cut before its first change. Run: git fetch --unshallow'
  }
  const reasons = [
    [leftOut.merges, 'merges'],
    [leftOut.repoWide, 'repo-wide'],
    [leftOut.withoutSource, 'without a source file'],
    [leftOut.elsewhere, 'outside --paths'],
    [leftOut.cut, 'cut off'],
  ] as const
  const counted = reasons.filter(([count]) => count > 0).map(([count, why]) => `${count} ${why}`)
  return `None of ${commits} commits can be measured: ${counted.join(', ')}.`
}
