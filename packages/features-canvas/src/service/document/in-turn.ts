import { AppError, createGate, type Gate } from '@backarch/core'

const gates = new Map<string, Gate>()

/**
 * Lets one change of a diagram at a time go to the database: those that wait for the diagram's row there would each hold
 * a connection, which everybody else needs. Other processes have queues of their own.
 * Throws UNAVAILABLE (`diagram_busy`) when very many wait, and when the caller leaves before its turn.
 */
export async function inTurn<T>(
  diagramId: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const gate = gates.get(diagramId) ?? createGate({ running: 1, waiting: 500, refuse: busy })
  gates.set(diagramId, gate)
  try {
    return await gate.run(work, signal)
  } finally {
    const { running, waiting } = gate.load()
    if (running + waiting === 0) gates.delete(diagramId)
  }
}

function busy(): AppError {
  return new AppError(
    'UNAVAILABLE',
    'Very many people change this diagram at this moment. Try again.',
    { details: { reason: 'diagram_busy' } },
  )
}
