import type { FeatureDb } from '@backarch/db'

import { noteFields, type Note, type NoteKey } from './notes.ts'

type NoteDb = FeatureDb<'note'>

/** A note in the trash. With one that began a thread lie the replies that it had. */
export interface TrashedNote extends Note {
  readonly trashedAt: Date
  readonly trashedBy: string | null
}

/** Where a note stands in the trash. */
export type TrashPosition = Pick<TrashedNote, 'trashedAt' | 'id'>

const trashFields = { ...noteFields, trashedAt: true, trashedBy: true } as const

/** Puts a note into the trash, one that began a thread with its replies; those that lie there already stay as they are. */
export async function putIntoTrash(
  db: NoteDb,
  { orgId, id, by, now }: NoteKey & { readonly by: string | null; readonly now: Date },
): Promise<{ readonly replies: number }> {
  const there = { trashedAt: now, trashedBy: by }
  await db.note.update({ where: { orgId_id: { orgId, id } }, data: there, select: { id: true } })
  const { count: replies } = await db.note.updateMany({
    where: { orgId, threadId: id, trashedAt: null },
    data: { ...there, trashedWith: id },
  })
  return { replies }
}

/** Takes a note out of the trash, with the replies that went along; false when it was purged since somebody looked. */
export async function takeFromTrash(db: NoteDb, { orgId, id }: NoteKey): Promise<boolean> {
  const data = { trashedAt: null, trashedBy: null, trashedWith: null }
  const { count } = await db.note.updateMany({ where: { orgId, id }, data })
  await db.note.updateMany({ where: { orgId, trashedWith: id }, data })
  return count > 0
}

/** A note that was put into the trash itself; null for a reply that went along. */
export async function findTrashedInOrg(db: NoteDb, key: NoteKey): Promise<TrashedNote | null> {
  const row = await db.note.findUnique({
    where: { orgId_id: key, trashedWith: null },
    select: trashFields,
  })
  return row && toTrashed(row)
}

/** What lies in the trash, what came there last first; of one diagram or one author, where they are named. */
export async function findTrash(
  db: NoteDb,
  {
    orgId,
    diagramId,
    authorId,
    before,
    take,
  }: Pick<Note, 'orgId'> & {
    readonly diagramId: string | undefined
    readonly authorId: string | undefined
    readonly before: TrashPosition | null
    readonly take: number
  },
): Promise<readonly TrashedNote[]> {
  const rows = await db.note.findMany({
    where: {
      orgId,
      trashedWith: null,
      ...(diagramId === undefined ? {} : { diagramId }),
      ...(authorId === undefined ? {} : { authorId }),
      trashedAt: before === null ? { not: null } : { lte: before.trashedAt },
      ...(before === null
        ? {}
        : { OR: [{ trashedAt: { not: before.trashedAt } }, { id: { lt: before.id } }] }),
    },
    orderBy: [{ trashedAt: 'desc' }, { id: 'desc' }],
    take,
    select: trashFields,
  })
  return rows.flatMap((row) => toTrashed(row) ?? [])
}

/** How many replies went along with each of some notes. */
export async function countTrashedReplies(
  db: NoteDb,
  { orgId, ids }: Pick<Note, 'orgId'> & { readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  const groups = await db.note.groupBy({
    by: ['trashedWith'],
    where: { orgId, trashedWith: { in: [...ids] } },
    _count: true,
  })
  return new Map(groups.map(({ trashedWith, _count: replies }) => [trashedWith ?? '', replies]))
}

/** What came into the trash before a moment, oldest first, in any organization. */
export async function findTrashedBefore(
  db: NoteDb,
  { before, take }: { readonly before: Date; readonly take: number },
): Promise<readonly NoteKey[]> {
  return db.note.findMany({
    where: { trashedAt: { lt: before }, trashedWith: null },
    orderBy: { trashedAt: 'asc' },
    take,
    select: { orgId: true, id: true },
  })
}

/**
 * Deletes a note in the trash for good, with the whole thread that it began; false when it does not lie there, or came
 * there no earlier than `before`.
 */
export async function deleteTrashed(
  db: NoteDb,
  { orgId, id, before }: NoteKey & { readonly before?: Date },
): Promise<boolean> {
  const trashedAt = before === undefined ? { not: null } : { lt: before }
  const { count } = await db.note.deleteMany({ where: { orgId, id, trashedWith: null, trashedAt } })
  return count > 0
}

function toTrashed({
  trashedAt,
  ...note
}: Note & { trashedAt: Date | null; trashedBy: string | null }): TrashedNote | null {
  return trashedAt && { ...note, trashedAt }
}
