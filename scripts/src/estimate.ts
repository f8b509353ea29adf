import { readFile } from 'node:fs/promises'

import { AppError } from '@backarch/core'
import { prepareImport, readTerraformProject } from '@backarch/features-interchange'
import { interchange } from '@backarch/features-interchange/feature'
import { otherResources } from '@backarch/features-interchange/schemas'
import { maxUsageFileLength } from '@backarch/features-pricing/schemas'

import { renderEstimate } from './render-estimate.ts'

/** Prints what the project at `path` costs a month. Nothing is stored and no database is opened. */
export async function estimate(args: {
  path: string
  usage: string | undefined
  json: boolean
}): Promise<void> {
  prepareImport()
  const files = await readTerraformProject(args.path)
  const usageFile = args.usage === undefined ? undefined : await readUsageFile(args.usage)

  // Loaded while the import's thread starts.
  const [{ createOperatorCaller }, { pricing }] = await Promise.all([
    import('@backarch/server'),
    import('@backarch/features-pricing/feature'),
  ])
  await using operator = createOperatorCaller({ interchange, pricing })
  const { graph, report } = await operator.caller.interchange.importTerraform({ files })
  const result = await operator.caller.pricing.estimate({
    graph,
    others: otherResources(report),
    ...(usageFile === undefined ? {} : { usageFile }),
  })

  for (const warning of report.warnings) process.stderr.write(`warning: ${warning}\n`)
  process.stdout.write(args.json ? `${JSON.stringify(result, null, 2)}\n` : renderEstimate(result))
}

async function readUsageFile(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('VALIDATION', `The usage file ${path} cannot be read; check its path.`, {
      cause,
    })
  })
  if (text.length <= maxUsageFileLength) return text
  throw new AppError(
    'VALIDATION',
    `The usage file ${path} has more than ${maxUsageFileLength} characters; leave out what has no usage.`,
  )
}
