import { AppError } from '@backarch/core'

import { checkGraph } from './check-graph.ts'
import { type Graph, graphSchema } from './schemas.ts'

/**
 * Reads a graph from outside and checks it as a whole.
 * @returns the graph as it was given; the defaults of settings are not filled in.
 * @throws AppError VALIDATION; `details.problems` lists the first 20 problems.
 */
export function parseGraph(input: unknown): Graph {
  const parsed = graphSchema.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = issue?.path.map(String).join('.') ?? ''
    throw new AppError(
      'VALIDATION',
      `The diagram is malformed at "${path}": ${issue?.message ?? ''}.`,
      {
        details: { reason: 'invalid_graph', path },
      },
    )
  }
  const problems = checkGraph(parsed.data)
  const [first] = problems
  if (first !== undefined) {
    throw new AppError('VALIDATION', first.message, {
      details: { reason: first.reason, problems: problems.slice(0, 20) },
    })
  }
  return parsed.data
}
