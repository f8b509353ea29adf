import { prepareImport, readTerraformProject } from '@backarch/features-interchange'
import { interchange } from '@backarch/features-interchange/feature'

import { renderImport } from './render-import.ts'

/** Prints the diagram that the project at `path` becomes, and what became of every resource. */
export async function importProject(args: { path: string; json: boolean }): Promise<void> {
  prepareImport()
  const files = await readTerraformProject(args.path)
  // Loaded while the import's worker starts.
  const { createOperatorCaller } = await import('@backarch/server/operator')
  await using operator = createOperatorCaller({ interchange })
  const result = await operator.caller.interchange.importTerraform({ files })
  process.stdout.write(args.json ? `${JSON.stringify(result, null, 2)}\n` : renderImport(result))
}
