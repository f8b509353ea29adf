import type { FeatureDb } from '@backarch/db'

type ReactionDb = FeatureDb<'noteReaction'>

export interface Reaction {
  readonly orgId: string
  readonly noteId: string
  readonly userId: string
  readonly emoji: string
}

/** How many people reacted to a note with an emoji. */
export interface ReactionCount {
  readonly noteId: string
  readonly emoji: string
  readonly count: number
}

/** A second one of the same person and emoji changes nothing. */
export async function insertReaction(
  db: ReactionDb,
  { now, ...reaction }: Reaction & { readonly now: Date },
): Promise<void> {
  await db.noteReaction.createMany({
    data: [{ ...reaction, createdAt: now }],
    skipDuplicates: true,
  })
}

export async function deleteReaction(db: ReactionDb, reaction: Reaction): Promise<void> {
  await db.noteReaction.deleteMany({ where: reaction })
}

/** Of each note those with the emoji that was used first come first. */
export async function countReactions(
  db: ReactionDb,
  { orgId, noteIds }: Pick<Reaction, 'orgId'> & { readonly noteIds: readonly string[] },
): Promise<readonly ReactionCount[]> {
  const groups = await db.noteReaction.groupBy({
    by: ['noteId', 'emoji'],
    where: { orgId, noteId: { in: [...noteIds] } },
    _count: true,
    orderBy: [{ _min: { createdAt: 'asc' } }, { emoji: 'asc' }],
  })
  return groups.map(({ noteId, emoji, _count: count }) => ({ noteId, emoji, count }))
}

/** Which of the reactions to some notes are one person's. */
export async function findReactionsOf(
  db: ReactionDb,
  {
    orgId,
    noteIds,
    userId,
  }: Pick<Reaction, 'orgId' | 'userId'> & { readonly noteIds: readonly string[] },
): Promise<readonly Pick<Reaction, 'noteId' | 'emoji'>[]> {
  return db.noteReaction.findMany({
    where: { orgId, noteId: { in: [...noteIds] }, userId },
    select: { noteId: true, emoji: true },
  })
}
