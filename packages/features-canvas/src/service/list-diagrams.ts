import { createCursor, toPage, type Page } from '@backarch/api'
import type { OrgContext } from '@backarch/services-access'
import { idSchema } from '@backarch/services-access/schemas'

import { findDiagramsInOrg } from '../repo/diagrams.ts'
import type { DiagramView, ListInput } from '../schemas.ts'
import { toViews } from './diagram-in-org.ts'

const position = createCursor(idSchema)

/** The organization's diagrams, or its trash, the newest first. */
export async function listDiagrams(
  ctx: OrgContext,
  { trashed, take, cursor }: Pick<ListInput, 'trashed' | 'take' | 'cursor'>,
): Promise<Page<DiagramView>> {
  const before = position.decode(cursor)
  const page = { orgId: ctx.org.id, trashed, before, take: take + 1 }
  const { items, nextCursor } = toPage(await findDiagramsInOrg(ctx.db, page), take, ({ id }) =>
    position.encode(id),
  )
  return { items: await toViews(ctx, items), nextCursor }
}
