import { prepareImport, readTerraformProject } from '@backarch/features-interchange'
import { otherResources, type ImportResult } from '@backarch/features-interchange/schemas'
import { diffEstimates, diffMarkdown, estimate } from '@backarch/features-pricing'
import type { EstimateDiff } from '@backarch/features-pricing/schemas'

import { json, readUsageFile, warn } from './estimate.ts'
import { renderDiff } from './render-diff.ts'

export const diffFormats = ['table', 'json', 'markdown'] as const

export interface DiffOptions {
  readonly before: string
  readonly after: string
  readonly usage: string | undefined
  readonly format: (typeof diffFormats)[number]
}

/** Prints what the change from one project to another does to the bill, and answers it. */
export async function diff({ before, after, usage, format }: DiffOptions): Promise<EstimateDiff> {
  prepareImport()
  const usageFile = usage === undefined ? undefined : await readUsageFile(usage)
  const { operatorCaller } = await import('./operator-caller.ts')
  await using operator = operatorCaller()
  const read = async (path: string): Promise<ImportResult> => {
    const files = await readTerraformProject(path)
    return operator.caller.interchange.importTerraform({ files })
  }
  const [old, now] = [await read(before), await read(after)]
  const told = usageFile === undefined ? {} : { usageFile }
  // An address in neither of them is a mistake; in one alone it is not.
  if (usageFile !== undefined) {
    const nodes = [...old.graph.nodes, ...now.graph.nodes]
    const others = [...otherResources(old.report), ...otherResources(now.report)]
    estimate({ graph: { nodes, edges: [], groups: [] }, others, ...told })
  }
  const costOf = ({ graph, report }: ImportResult) =>
    estimate({ graph, others: otherResources(report), ...told }, { unknownAddresses: 'ignore' })
  const result = diffEstimates(costOf(old), costOf(now))
  warn(now)
  process.stdout.write({ table: renderDiff, json, markdown: diffMarkdown }[format](result))
  return result
}
