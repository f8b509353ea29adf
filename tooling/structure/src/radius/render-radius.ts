import { printable } from '../repository/printable.ts'
import type { Compared, LeftOut, RadiusReport, Reach, Spread } from './radius-report.ts'

const width = 80
const longestBar = 20
const shownFeatures = 20
const shownCouplings = 10

const measures = ['directories', 'packages', 'features'] as const
const figures = [
  ['median', 'median'],
  ['p95', '95th'],
] as const

/** The report for a terminal of 80 columns. */
export function renderRadius(report: RadiusReport): string {
  const { total, inFeatures, features, couplings, layers, leftOut, warnings } = report
  const blocks = [
    ...warnings.map((warning) => wrap(`warning: ${warning}`)),
    head(report),
    ...(inFeatures.commits === 0 ? [] : [comparison('commits that touch a feature', inFeatures)]),
    comparison('all commits', total),
    wrap(verdict(inFeatures.commits === 0 ? total : inFeatures)),
    ...(inFeatures.commits === 0 ? [] : [duels(report)]),
    ...(features.length === 0 ? [] : [featureTable(features)]),
    ...(couplings.length === 0 ? [] : [couplingTable(couplings)]),
    ...(layers.length === 0 ? [] : [layerList(layers)]),
    leftOutList(leftOut),
  ]
  return blocks.join('\n\n')
}

/** Which layout reaches less at which figure, in plain words. */
function verdict({ byFeature, byLayer }: Compared): string {
  const wins: Record<'feature' | 'layer' | 'even', string[]> = { feature: [], layer: [], even: [] }
  for (const measure of measures) {
    for (const [figure, name] of figures) {
      const mine = byFeature[measure][figure]
      const theirs = byLayer[measure][figure]
      const words = `${measure === 'features' ? 'features or layers' : measure} ${name}`
      if (mine < theirs) wins.feature.push(`${words} ${mine} to ${theirs}`)
      else if (mine > theirs) wins.layer.push(`${words} ${theirs} to ${mine}`)
      else wins.even.push(words)
    }
  }
  return [
    wins.feature.length > 0 ? `By feature, a change reaches less: ${wins.feature.join(', ')}.` : '',
    wins.layer.length > 0 ? `By layer, a change reaches less: ${wins.layer.join(', ')}.` : '',
    wins.even.length > 0 ? `Even: ${wins.even.join(', ')}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function head({ features, months }: RadiusReport): string {
  const first = months[0]?.month ?? ''
  const last = months.at(-1)?.month ?? ''
  const span = first === last ? first : `${first} to ${last}`
  return [
    `How far a change reaches (${count(features.length, 'feature')}, ${span})`,
    '',
    `${' '.repeat(25)}${'by feature'.padEnd(29)}by layer`,
  ].join('\n')
}

function comparison(title: string, compared: Compared): string {
  const { byFeature, byLayer } = compared
  const most = Math.max(...[byFeature, byLayer].flatMap((reach) => allFigures(reach)))
  const cell = (value: number) => {
    const length = Math.ceil((value * longestBar) / Math.max(most, longestBar))
    return `${String(value).padStart(5)} ${'█'.repeat(length)}`
  }
  const rows = measures.flatMap((measure) =>
    figures.map(([figure, name], at) => {
      const label = `  ${(at === 0 ? measure : '').padEnd(13)}${name.padEnd(8)}`
      const other = measure === 'features' && at === 0 ? '  (layers)' : ''
      return `${label}${cell(byFeature[measure][figure]).padEnd(29)}${cell(byLayer[measure][figure])}${other}`
    }),
  )
  return [`${title}: ${compared.commits.toLocaleString('en-US')}`, ...rows].join('\n')
}

function allFigures(reach: Reach): number[] {
  return measures.flatMap((measure) => [reach[measure].median, reach[measure].p95])
}

function duels({ inFeatures, commitByCommit }: RadiusReport): string {
  const line = (label: string, cells: readonly (string | number)[]) =>
    `${label.padEnd(24)}${cells.map((cell) => String(cell).padStart(18)).join('')}`
  return [
    line('commit by commit', ['less by feature', 'less by layer', 'alike']),
    ...measures.map((measure) => {
      const { byFeature, byLayer } = commitByCommit[measure]
      const alike = inFeatures.commits - byFeature - byLayer
      return line(`  ${measure}`, [byFeature, byLayer, alike])
    }),
  ].join('\n')
}

function featureTable(features: RadiusReport['features']): string {
  const line = (name: string, cells: readonly string[]) =>
    `${fit(name, 24)}${cells.map((cell) => cell.padStart(8)).join('')}`.trimEnd()
  const rows = features
    .slice(0, shownFeatures)
    .map(({ feature, byFeature, byLayer, ...each }) =>
      line(`  ${printable(feature)}`, [
        String(each.commits),
        ...measures.flatMap((measure) => [pair(byFeature[measure]), pair(byLayer[measure])]),
      ]),
    )
  return [
    'each feature: median/95th by feature, then by layer',
    `${' '.repeat(32)}${measures.map((measure) => measure.padStart(16)).join('')}`,
    line('', ['commits', ...measures.flatMap(() => ['feature', 'layer'])]),
    ...rows,
    ...more(features.length - shownFeatures),
  ].join('\n')
}

function pair({ median, p95 }: Spread): string {
  return `${median}/${p95}`
}

function couplingTable(couplings: RadiusReport['couplings']): string {
  const hidden = couplings.filter(({ depends }) => depends !== true)
  const known = couplings.length - hidden.length
  const rows = hidden.slice(0, shownCouplings).map(({ a, b, commits: times, share, depends }) => {
    const names = fit(`  ${printable(a)} + ${printable(b)}`, 48)
    const gone = depends === null ? ', one of them gone' : ''
    return `${names}${String(times).padStart(5)} (${Math.round(share * 100)} % of the rarer's)${gone}`
  })
  return [
    'commits that change two features which do not depend on each other',
    ...(rows.length === 0 ? ['  none'] : rows),
    ...more(hidden.length - shownCouplings),
    ...(known > 0 ? [`  beside ${count(known, 'pair')} of which one imports the other`] : []),
  ].join('\n')
}

function layerList(layers: RadiusReport['layers']): string {
  const list = layers
    .map(({ layer, slices, files }) => `${printable(layer)} ${slices}/${files}`)
    .join(', ')
  return wrap(`the layers, in how many features and files: ${list}`)
}

function leftOutList(leftOut: LeftOut): string {
  const entries = [
    [leftOut.merges, 'merges'],
    [leftOut.repoWide, 'repo-wide commits'],
    [leftOut.withoutSource, 'commits without source'],
    [leftOut.elsewhere, 'commits elsewhere'],
    [leftOut.cut, 'commits where the history is cut'],
    [leftOut.generatedFiles, 'generated files'],
    [leftOut.lockFiles, 'lock files'],
    [leftOut.pureRenames, 'pure renames'],
    [leftOut.otherFiles, 'documents, manifests and the like'],
  ] as const
  const list = entries
    .filter(([times]) => times > 0)
    .map(([times, what]) => `${times.toLocaleString('en-US')} ${what}`)
  return wrap(`left out: ${list.length === 0 ? 'nothing' : list.join(', ')}`)
}

function more(hidden: number): string[] {
  return hidden > 0 ? [`  and ${hidden} more: --json has all`] : []
}

function count(times: number, what: string): string {
  return `${times.toLocaleString('en-US')} ${what}${times === 1 ? '' : 's'}`
}

function fit(text: string, columns: number): string {
  return text.length < columns ? text.padEnd(columns) : `${text.slice(0, columns - 2)}… `
}

function wrap(text: string): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line === undefined || line.length + 1 + word.length > width) {
      lines.push(line === undefined ? word : `  ${word}`)
    } else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines.join('\n')
}
