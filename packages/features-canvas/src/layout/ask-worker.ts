import { AppError, createWorker, type WorkerFault } from '@backarch/core'

import type { LayoutReply, LayoutRequest, Positions } from './messages.ts'

const worker = createWorker<LayoutRequest, LayoutReply>({
  program: new URL('./layout-worker.ts', import.meta.url),
  timeLimitMs: 30_000,
  memoryLimitMb: 512,
  // Some seconds of usual diagrams. One more had better come back.
  mostWaiting: 32,
  spoils: ({ outcome }) => outcome === 'failed',
  refuse,
})

/**
 * Places elements in a process of its own, so that nothing else in this process waits. One layout runs at a time; the
 * others wait in order, and leave the line at once when their caller does.
 */
export async function askWorker(request: LayoutRequest, signal: AbortSignal): Promise<Positions> {
  const reply = await worker.ask(request, signal)
  if (reply.outcome === 'placed') return reply.positions
  throw new Error(`The layout failed: ${reply.message}`)
}

/** Too much time or memory is the diagram's fault; an end of the worker is ours. */
function refuse(fault: WorkerFault, cause: unknown): Error {
  switch (fault) {
    case 'cancelled':
      return new AppError('UNAVAILABLE', 'The layout was cancelled.', {
        details: { reason: 'cancelled' },
      })
    case 'too many':
      return new AppError(
        'UNAVAILABLE',
        'Too many diagrams are being laid out right now; try again in a moment.',
        { details: { reason: 'too_many_layouts' } },
      )
    case 'too slow':
    case 'out of memory':
      return new AppError(
        'VALIDATION',
        'The diagram takes too much time or memory to lay out; divide it into smaller ones.',
        { details: { reason: 'too_complex' } },
      )
    case 'ended':
      return new Error('The worker that lays diagrams out ended.', { cause })
    default:
      return fault satisfies never
  }
}
