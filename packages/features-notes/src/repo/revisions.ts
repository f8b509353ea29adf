import type { FeatureDb } from '@backarch/db'

type RevisionDb = FeatureDb<'noteRevision'>

/** What a note said once it was saved. */
export interface Revision {
  readonly revision: number
  readonly body: string
  readonly savedAt: Date
}

export interface RevisionsRef {
  readonly orgId: string
  readonly noteId: string
}

const fields = { revision: true, body: true, savedAt: true } as const

/** The newest first. */
export async function findRevisions(
  db: RevisionDb,
  {
    orgId,
    noteId,
    before,
    take,
  }: RevisionsRef & { readonly before: number | null; readonly take: number },
): Promise<readonly Omit<Revision, 'body'>[]> {
  return db.noteRevision.findMany({
    where: { orgId, noteId, ...(before === null ? {} : { revision: { lt: before } }) },
    orderBy: { revision: 'desc' },
    take,
    select: { revision: true, savedAt: true },
  })
}

export async function findRevision(
  db: RevisionDb,
  key: RevisionsRef & Pick<Revision, 'revision'>,
): Promise<Revision | null> {
  return db.noteRevision.findUnique({ where: { orgId_noteId_revision: key }, select: fields })
}

export async function deleteRevisionsUpTo(
  db: RevisionDb,
  { orgId, noteId, revision }: RevisionsRef & Pick<Revision, 'revision'>,
): Promise<void> {
  await db.noteRevision.deleteMany({ where: { orgId, noteId, revision: { lte: revision } } })
}
