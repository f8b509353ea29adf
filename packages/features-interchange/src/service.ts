import type { Context } from '@backarch/api'

import type { ImportResult, SourceFile } from './schemas.ts'
import { importInWorker } from './worker/import-in-worker.ts'

/**
 * Turns a Terraform project into a diagram and a report that names every resource.
 * @param input.files the root folder's files, and those of every local module that it reaches
 * @throws AppError VALIDATION; `details.reason` is one of `ImportFailure`
 */
export async function importTerraform(
  ctx: Pick<Context, 'signal'>,
  input: { readonly files: readonly SourceFile[] },
): Promise<ImportResult> {
  return importInWorker(input.files, ctx.signal)
}
