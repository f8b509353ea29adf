import { prepareImport, readTerraformProject } from '@backarch/features-interchange'
import { otherResources, type ImportResult } from '@backarch/features-interchange/schemas'
import { diffEstimates, diffMarkdown, estimate } from '@backarch/features-pricing'
import type { EstimateDiff } from '@backarch/features-pricing/schemas'

import { readCosting, type CostingOptions } from './costing.ts'
import { json, warn } from './estimate.ts'
import { renderDiff } from './render-diff.ts'

export const diffFormats = ['table', 'json', 'markdown'] as const

export interface DiffOptions extends CostingOptions {
  readonly before: string
  readonly after: string
  readonly format: (typeof diffFormats)[number]
}

/** Prints what the change from one project to another does to the bill, and answers it. */
export async function diff({
  before,
  after,
  format,
  ...options
}: DiffOptions): Promise<EstimateDiff> {
  prepareImport()
  const { usageFile, costOf } = await readCosting(options)
  const { operatorCaller } = await import('./operator-caller.ts')
  await using operator = operatorCaller()
  const read = async (path: string): Promise<ImportResult> => {
    const files = await readTerraformProject(path)
    return operator.caller.interchange.importTerraform({ files })
  }
  const [old, now] = [await read(before), await read(after)]
  // An address in neither of them is a mistake; in one alone it is not.
  if (usageFile !== undefined) {
    const nodes = [...old.graph.nodes, ...now.graph.nodes]
    const others = [...otherResources(old.report), ...otherResources(now.report)]
    estimate({ graph: { nodes, edges: [], groups: [] }, others, usageFile })
  }
  const lenient = { unknownAddresses: 'ignore' } as const
  const result = diffEstimates(costOf(old, lenient), costOf(now, lenient))
  warn(now)
  process.stdout.write({ table: renderDiff, json, markdown: diffMarkdown }[format](result))
  return result
}
