import { router } from '@backarch/api'
import { orgProcedure, requirePermission } from '@backarch/services-access'

import {
  favoriteInputSchema,
  favoriteSchema,
  favoritesInputSchema,
  favoritesSchema,
} from '../schemas.ts'
import { listFavorites, setFavorite } from '../service/keeping/favorites.ts'

const viewerProcedure = orgProcedure.use(requirePermission('readDiagrams'))

export const favoritesRouter = router({
  list: viewerProcedure
    .input(favoritesInputSchema)
    .output(favoritesSchema)
    .query(({ ctx }) => listFavorites(ctx)),
  /** Each person's own: who may only see diagrams may mark them too. */
  set: viewerProcedure
    .input(favoriteInputSchema)
    .output(favoriteSchema)
    .mutation(({ ctx, input }) => setFavorite(ctx, input)),
})
