import { AppError, createWorker, type WorkerFault } from '@backarch/core'

import type { ImportResult, SourceFile } from '../schemas.ts'
import type { ImportReply, ImportRequest } from './messages.ts'

/** Reasons after which the parser in the worker may have lost its memory. */
const spoiling: ReadonlySet<unknown> = new Set(['too_deep', 'too_complex'])

const worker = createWorker<ImportRequest, ImportReply>({
  program: new URL('./import-worker.ts', import.meta.url),
  timeLimitMs: 30_000,
  memoryLimitMb: 512,
  spoils: (reply) =>
    reply.outcome === 'failed' ||
    (reply.outcome === 'refused' && spoiling.has(reply.details.reason)),
  refuse,
})

/** Starts the worker before there is anything to import: it can load while the caller does something else. */
export const prepareImport = worker.prepare

/**
 * Imports a project in a process of its own, so that a hostile one can neither block nor end the process. One
 * import runs at a time; the others wait in order.
 * @throws AppError VALIDATION naming what to change; UNAVAILABLE when the caller went away.
 */
export async function importInWorker(
  files: readonly SourceFile[],
  signal: AbortSignal,
): Promise<ImportResult> {
  const reply = await worker.ask({ files }, signal)
  if (reply.outcome === 'imported') return reply.result
  if (reply.outcome === 'failed') throw new Error(`The import failed: ${reply.message}`)
  throw new AppError('VALIDATION', reply.message, { details: reply.details })
}

function refuse(fault: WorkerFault): AppError {
  if (fault === 'cancelled') {
    return new AppError('UNAVAILABLE', 'The import was cancelled.', {
      details: { reason: 'cancelled' },
    })
  }
  return new AppError(
    'VALIDATION',
    'The project takes too much time or memory to read; import a smaller part of it.',
    { details: { reason: 'too_complex' } },
  )
}
