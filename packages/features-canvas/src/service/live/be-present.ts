import type { OrgContext } from '@backarch/services-access'

import type { PresentInput } from '../../schemas.ts'
import { authorOf } from '../author-of.ts'
import { requireDiagram } from '../diagram-in-org.ts'
import { tell } from './diagram-channel.ts'

/** Tells others who have the diagram open where the caller is looking. Stored nowhere: who comes later is told `joined`. */
export async function bePresent(
  ctx: OrgContext,
  { diagramId, clientId, pointer, selection }: PresentInput,
): Promise<Record<string, never>> {
  await requireDiagram(ctx, diagramId)
  await tell(ctx.db, diagramId, {
    type: 'presence',
    clientId,
    by: authorOf(ctx),
    pointer,
    selection,
  })
  return {}
}
