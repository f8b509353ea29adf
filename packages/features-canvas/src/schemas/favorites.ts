import { idSchema, orgIdSchema } from '@backarch/services-access/schemas'
import { z } from 'zod'

export const favoritesInputSchema = z.strictObject({ orgId: orgIdSchema })
/** The newest first. A client marks with them what it lists. */
export const favoritesSchema = z.strictObject({ diagramIds: z.array(idSchema) })

export const favoriteInputSchema = z.strictObject({
  orgId: orgIdSchema,
  diagramId: idSchema,
  favorite: z.boolean(),
})
export const favoriteSchema = z.strictObject({ favorite: z.boolean() })

export type FavoriteInput = z.output<typeof favoriteInputSchema>
export type Favorites = z.infer<typeof favoritesSchema>
