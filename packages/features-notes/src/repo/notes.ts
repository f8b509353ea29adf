import type { FeatureDb } from '@backarch/db'

type NoteDb = FeatureDb<'note' | 'noteRevision'>

export interface Note {
  readonly orgId: string
  readonly id: string
  readonly diagramId: string
  /** Null for the diagram as a whole. */
  readonly elementId: string | null
  /** Its own id for the note that began the thread. */
  readonly threadId: string
  readonly place: number
  readonly body: string
  readonly html: string
  readonly revision: number
  readonly authorId: string | null
  /** Null for whoever is no visitor. */
  readonly visitorName: string | null
  readonly shareId: string | null
  readonly resolvedAt: Date | null
  readonly resolvedBy: string | null
  /** Of the thread, on the note that began it, as the tags are. */
  readonly pinnedAt: Date | null
  readonly tags: readonly string[]
  readonly createdAt: Date
  readonly updatedAt: Date
}

export type NoteKey = Pick<Note, 'orgId' | 'id'>
export type DiagramRef = Pick<Note, 'orgId' | 'diagramId'>
/** Who wrote a note: a person, a script (all null), or a visitor of a link. */
export type NoteAuthor = Pick<Note, 'authorId' | 'visitorName' | 'shareId'>
/** Where a note stands in the list. */
export type NotePosition = Pick<Note, 'threadId' | 'place'>

export const noteFields = {
  orgId: true,
  id: true,
  diagramId: true,
  elementId: true,
  threadId: true,
  place: true,
  body: true,
  html: true,
  revision: true,
  authorId: true,
  visitorName: true,
  shareId: true,
  resolvedAt: true,
  resolvedBy: true,
  pinnedAt: true,
  tags: true,
  createdAt: true,
  updatedAt: true,
} as const

/** The place in its thread, and with it the order, is decided by whoever holds the diagram. */
export async function insertNote(
  db: NoteDb,
  {
    now,
    ...note
  }: NoteKey &
    NoteAuthor &
    NotePosition &
    Pick<Note, 'diagramId' | 'elementId' | 'body' | 'html'> & {
      /** In which it is searched. */
      readonly language: string
      readonly now: Date
    },
): Promise<Note> {
  const first = { revision: 1, body: note.body, savedAt: now }
  return db.note.create({
    data: { ...note, createdAt: now, updatedAt: now, revisions: { create: first } },
    select: noteFields,
  })
}

/** Not one that is in the trash. */
export async function findNoteInOrg(db: NoteDb, key: NoteKey): Promise<Note | null> {
  return db.note.findUnique({ where: { orgId_id: key, trashedAt: null }, select: noteFields })
}

/** The ids of those that are there, in the trash or not, in any organization. */
export async function findExistingNotes(
  db: NoteDb,
  keys: readonly NoteKey[],
): Promise<ReadonlySet<string>> {
  const rows = await db.note.findMany({
    where: { OR: keys.map(({ orgId, id }) => ({ orgId, id })) },
    select: { id: true },
  })
  return new Set(rows.map((row) => row.id))
}

export interface NoteFilters {
  readonly elementId?: string | undefined
  readonly resolved?: boolean | undefined
  readonly pinned?: boolean | undefined
  readonly tag?: string | undefined
}

/** The newest thread first, each from its beginning; `after` is the last note already seen. */
export async function findNotesOfDiagram(
  db: NoteDb,
  page: DiagramRef & NoteFilters & { readonly after: NotePosition | null; readonly take: number },
): Promise<readonly Note[]> {
  const { orgId, diagramId, elementId, after, take } = page
  return db.note.findMany({
    where: {
      orgId,
      diagramId,
      trashedAt: null,
      ...(elementId === undefined ? {} : { elementId }),
      ...threadFilter(page),
      ...(after === null ? {} : behind(after)),
    },
    orderBy: [{ threadId: 'desc' }, { place: 'asc' }],
    take,
    select: noteFields,
  })
}

function threadFilter({ resolved, pinned, tag }: NoteFilters) {
  if (resolved === undefined && pinned === undefined && tag === undefined) return {}
  return {
    thread: {
      ...(resolved === undefined ? {} : { resolvedAt: resolved ? { not: null } : null }),
      ...(pinned === undefined ? {} : { pinnedAt: pinned ? { not: null } : null }),
      ...(tag === undefined ? {} : { tags: { has: tag } }),
    },
  }
}

/** The first condition alone is what an index begins at. */
function behind({ threadId, place }: NotePosition) {
  return {
    threadId: { lte: threadId },
    OR: [{ threadId: { not: threadId } }, { place: { gt: place } }],
  }
}

/** Without those in the trash. */
export async function countNotesOfDiagram(db: NoteDb, where: DiagramRef): Promise<number> {
  return db.note.count({ where: { ...where, trashedAt: null } })
}

/** How many replies a thread has, and the place of its last note: one in the trash keeps its place, and does not count. */
export async function measureThread(
  db: NoteDb,
  where: Pick<Note, 'orgId' | 'threadId'>,
): Promise<{ readonly replies: number; readonly lastPlace: number }> {
  const { _max: last } = await db.note.aggregate({ where, _max: { place: true } })
  const replies = await db.note.count({ where: { ...where, place: { gt: 0 }, trashedAt: null } })
  return { replies, lastPlace: last.place ?? 0 }
}

/** Saves a text as the revision that is named. By whoever holds the diagram: nobody else saves the note meanwhile. */
export async function updateBody(
  db: NoteDb,
  {
    orgId,
    id,
    body,
    html,
    revision,
    now,
  }: NoteKey & Pick<Note, 'body' | 'html' | 'revision'> & { readonly now: Date },
): Promise<Note> {
  const saved = { revision, body, savedAt: now }
  return db.note.update({
    where: { orgId_id: { orgId, id } },
    data: { body, html, revision, updatedAt: now, revisions: { create: saved } },
    select: noteFields,
  })
}

/** What is said of a thread as a whole. */
export type ThreadMarks = Pick<Note, 'resolvedAt' | 'resolvedBy' | 'pinnedAt' | 'tags'>

/** Of a thread, by the note that began it. */
export async function updateThread(
  db: NoteDb,
  {
    orgId,
    id,
    now,
    marks: { tags, ...marks },
  }: NoteKey & { readonly marks: Partial<ThreadMarks>; readonly now: Date },
): Promise<Note> {
  return db.note.update({
    where: { orgId_id: { orgId, id } },
    data: { ...marks, ...(tags === undefined ? {} : { tags: [...tags] }), updatedAt: now },
    select: noteFields,
  })
}
