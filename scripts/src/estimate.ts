import { prepareImport, readTerraformProject } from '@backarch/features-interchange'
import type { ImportResult } from '@backarch/features-interchange/schemas'
import {
  estimateCsv,
  estimateMarkdown,
  estimateSvg,
  showCommitted,
  sumBy,
  usageTemplate,
} from '@backarch/features-pricing'
import {
  usageProfiles,
  type UsageProfile,
  type Estimate,
  type ResourceCost,
} from '@backarch/features-pricing/schemas'

import { readCosting, type CostingOptions } from './costing.ts'
import { renderEstimate, renderRange, renderShares } from './render-estimate.ts'

export const formats = ['table', 'json', 'csv', 'markdown', 'svg'] as const
export const sums = ['service', 'region', 'group', 'environment'] as const

export const profiles = [...usageProfiles, 'range'] as const

export interface EstimateOptions extends CostingOptions {
  readonly path: string
  readonly format: (typeof formats)[number]
  readonly by: (typeof sums)[number] | undefined
  readonly profile: (typeof profiles)[number] | undefined
}

/** Prints what the project at `path` costs a month. Nothing is stored and no database is opened. */
export async function estimate({
  path,
  format,
  by,
  profile,
  ...options
}: EstimateOptions): Promise<void> {
  prepareImport()
  const files = await readTerraformProject(path)
  const { costOf } = await readCosting(options)
  // Loaded while the import's worker starts.
  const { operatorCaller } = await import('./operator-caller.ts')
  await using operator = operatorCaller()
  const imported = await operator.caller.interchange.importTerraform({ files })
  const costWith = (assumed: UsageProfile | undefined) => costOf(imported, { profile: assumed })
  if (profile === 'range') {
    const range = { low: costWith('low'), typical: costWith('typical'), high: costWith('high') }
    warn(imported)
    noteCommitted(range.typical)
    process.stdout.write(format === 'json' ? json(range) : renderRange(range))
    return
  }
  const result = costWith(profile)
  warn(imported)
  if (by !== undefined || format === 'csv' || format === 'svg') noteCommitted(result)
  if (by !== undefined) {
    const shares = sumBy(result, labels(imported)[by])
    process.stdout.write(format === 'json' ? json(shares) : renderShares(shares))
    return
  }
  process.stdout.write(render[format](result))
}

const render: Record<(typeof formats)[number], (result: Estimate) => string> = {
  table: renderEstimate,
  json,
  csv: estimateCsv,
  markdown: estimateMarkdown,
  svg: estimateSvg,
}

/** Prints a usage file for the project, with every key and without values. */
export async function initUsage(path: string): Promise<void> {
  prepareImport()
  const files = await readTerraformProject(path)
  const { operatorCaller } = await import('./operator-caller.ts')
  await using operator = operatorCaller()
  const imported = await operator.caller.interchange.importTerraform({ files })
  warn(imported)
  process.stdout.write(usageTemplate(imported.graph.nodes))
}

/** What the parts of a sum are called. */
function labels({
  graph,
  report,
}: ImportResult): Record<(typeof sums)[number], (cost: ResourceCost) => string> {
  const names = new Map(graph.groups.map(({ id, name }) => [id, name]))
  const groups = new Map(
    graph.nodes.map(({ id, source, groupId }) => [
      source?.address ?? id,
      (groupId === null ? undefined : names.get(groupId)) ?? 'in no group',
    ]),
  )
  const environments = new Map(
    report.resources.map(({ address, environment }) => [address, environment]),
  )
  return {
    service: ({ kind, type }) => kind ?? type,
    region: ({ region }) => region ?? 'in no region',
    group: ({ address }) => groups.get(address) ?? 'in no group',
    environment: ({ address }) => {
      const environment = environments.get(address)
      if (environment === undefined) return 'tagged with no environment'
      return environment ?? 'environment not known'
    },
  }
}

/** For what has no place for a sentence. */
function noteCommitted({ committed }: Estimate): void {
  if (committed !== null) process.stderr.write(`note: ${showCommitted(committed)}\n`)
}

export function warn({ report }: ImportResult): void {
  for (const warning of report.warnings) process.stderr.write(`warning: ${warning}\n`)
}

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
