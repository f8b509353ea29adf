import { startProgress } from '../progress.ts'
import { inCopy } from '../readers-environment.ts'
import type { StepResult } from '../verify-steps.ts'
import { proveDeferring } from './prove-deferring.ts'
import { proveGrowing } from './prove-growing.ts'

/** What the workspace promises of features: they can be grown, changed in one place, deferred and removed. */
export async function proveFeatures(root: string): Promise<StepResult> {
  if (process.env[inCopy]) return { ok: true, output: '' }
  using progress = startProgress()
  const show = (what: string) => progress.show(`features: ${what} …`)
  try {
    await proveGrowing(root, show)
    await proveDeferring(root, show)
    return { ok: true, output: '' }
  } catch (error) {
    return { ok: false, output: error instanceof Error ? error.message : String(error) }
  }
}
