import type { FeatureDb } from '@backarch/db'

type FavoriteDb = FeatureDb<'diagramFavorite'>

interface Favorite {
  readonly orgId: string
  readonly userId: string
  readonly diagramId: string
}

/** Marks a diagram; it may be marked already. */
export async function insertFavorite(db: FavoriteDb, favorite: Favorite): Promise<void> {
  await db.diagramFavorite.createMany({ data: favorite, skipDuplicates: true })
}

export async function deleteFavorite(db: FavoriteDb, favorite: Favorite): Promise<void> {
  await db.diagramFavorite.deleteMany({ where: favorite })
}

/** The diagrams that a person marked, the trash not counted, the newest first. */
export async function findFavorites(
  db: FavoriteDb,
  { orgId, userId }: Omit<Favorite, 'diagramId'>,
): Promise<readonly string[]> {
  const favorites = await db.diagramFavorite.findMany({
    where: { orgId, userId, diagram: { trashedAt: null } },
    orderBy: { diagramId: 'desc' },
    select: { diagramId: true },
  })
  return favorites.map(({ diagramId }) => diagramId)
}
