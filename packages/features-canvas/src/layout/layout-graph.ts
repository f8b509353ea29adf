import type { Graph } from '@backarch/services-topology/schemas'

import { askWorker } from './ask-worker.ts'
import type { Positions } from './messages.ts'

/**
 * Where everything in a diagram goes so that no node and no group lies on another, groups contain their members
 * alone, and calls lead from left to right. Drawn as `groupBounds` says, its upper left corner is the origin.
 * The same nodes, groups and edges, in whatever order, always get the same places.
 * @param graph one that passes `checkGraph`
 * @param signal ends the layout, also while it waits for its turn
 * @returns whole numbers for every node and every group that holds nothing
 * @throws AppError VALIDATION (`too_complex`) when it takes more than 30 seconds or half a gigabyte; UNAVAILABLE
 * when too many wait (`too_many_layouts`) or the signal was aborted (`cancelled`).
 */
export async function layoutGraph(
  { nodes, groups, edges }: Graph,
  { signal }: { readonly signal: AbortSignal },
): Promise<Positions> {
  return askWorker(
    {
      nodes: nodes.map(({ id, groupId }) => ({ id, groupId })),
      groups: groups.map(({ id, parentId }) => ({ id, parentId })),
      edges: edges.map(({ from, to }) => ({ from, to })),
    },
    signal,
  )
}
