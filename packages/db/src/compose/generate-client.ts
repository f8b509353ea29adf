import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { acquireLock } from '../lock/acquire-lock.ts'
import { hashInputs } from './hash-inputs.ts'
import { readModelSources } from './workspace.ts'

/** `packages/db/generated`: ignored by git, rebuilt from the packages' models. */
export const generatedFolder = join(import.meta.dirname, '..', '..', 'generated')

export interface GenerateOptions {
  readonly packagesFolder?: string
  readonly outputFolder?: string
}

/**
 * Writes the typed client to `generated/client`. Does nothing, in a few milliseconds, when no input changed.
 * Safe to run from several processes at once: a reader sees the old client or the new one, never half of one.
 */
export async function generateClient(
  options: GenerateOptions = {},
): Promise<'generated' | 'unchanged'> {
  const output = options.outputFolder ?? generatedFolder
  const sources = await readModelSources(options.packagesFolder)
  const models = sources.map((source) => [source.packageName, source.models])
  const hash = await hashInputs(models, [import.meta.dirname])
  if ((await readStamp(output)) === hash) return 'unchanged'
  await mkdir(output, { recursive: true })
  const lock = await acquireLock(join(output, 'generate.lock'), { waitMs: 120_000 })
  try {
    if ((await readStamp(output)) === hash) return 'unchanged'
    // Every start comes by here; what building needs is loaded only when there is something to build.
    const { buildClient } = await import('./build-client.ts')
    await buildClient(output, sources, hash)
    return 'generated'
  } finally {
    lock.release()
  }
}

async function readStamp(output: string): Promise<string | null> {
  return readFile(join(output, 'client', 'inputs.sha256'), 'utf8').catch(() => null)
}
