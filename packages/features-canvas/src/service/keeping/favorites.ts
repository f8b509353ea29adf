import { requireUser, type OrgContext } from '@backarch/services-access'

import { deleteFavorite, findFavorites, insertFavorite } from '../../repo/favorites.ts'
import type { FavoriteInput, Favorites } from '../../schemas.ts'
import { requireDiagram } from '../diagram-in-org.ts'

/** The diagrams that the caller marked, without those in the trash. */
export async function listFavorites(ctx: OrgContext): Promise<Favorites> {
  const { userId } = requireUser(ctx)
  return { diagramIds: [...(await findFavorites(ctx.db, { orgId: ctx.org.id, userId }))] }
}

/** Marks a diagram for the caller alone, or takes the mark away. Doing it twice changes nothing. */
export async function setFavorite(
  ctx: OrgContext,
  { diagramId, favorite }: FavoriteInput,
): Promise<{ favorite: boolean }> {
  const { userId } = requireUser(ctx)
  await requireDiagram(ctx, diagramId)
  const mark = { orgId: ctx.org.id, userId, diagramId }
  await (favorite ? insertFavorite(ctx.db, mark) : deleteFavorite(ctx.db, mark))
  return { favorite }
}
