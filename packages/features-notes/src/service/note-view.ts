import type { Db } from '@backarch/db'
import { findElementIds } from '@backarch/features-canvas'

import type { DiagramRef, Note } from '../repo.ts'
import type { NoteView, SharedNoteView } from '../schemas.ts'

/** A note, and whether the element that it is on is gone. Computed when it is read: elements come back. */
export interface PlacedNote {
  readonly note: Note
  readonly orphaned: boolean
}

/** Notes of one diagram. */
export async function placeNotes(
  db: Db,
  { orgId, diagramId }: DiagramRef,
  notes: readonly Note[],
): Promise<PlacedNote[]> {
  const ids = [...new Set(notes.flatMap(({ elementId }) => elementId ?? []))]
  const there = await findElementIds(db, { orgId, diagramId, ids })
  return notes.map((note) => ({
    note,
    orphaned: note.elementId !== null && !there.has(note.elementId),
  }))
}

/** What members see of a note that was written a moment ago. */
export async function viewOf(db: Db, note: Note): Promise<NoteView> {
  const [placed] = await placeNotes(db, note, [note])
  return toNoteView(placed ?? { note, orphaned: false })
}

/** What members of the organization see. */
export function toNoteView({ note, orphaned }: PlacedNote): NoteView {
  const { orgId, diagramId, revision, resolvedBy } = note
  return {
    ...inCommon(note, orphaned),
    orgId,
    diagramId,
    author: author(note),
    revision,
    resolvedBy,
  }
}

/** What visitors see: of people no more than what kind they are, and what a visitor called themselves. */
export function toSharedNoteView({ note, orphaned }: PlacedNote): SharedNoteView {
  const who = author(note)
  return {
    ...inCommon(note, orphaned),
    author: who.kind === 'visitor' ? { kind: who.kind, name: who.name } : { kind: who.kind },
  }
}

function author({ authorId, visitorName, shareId }: Note): NoteView['author'] {
  if (visitorName === null || shareId === null) return { kind: 'member', userId: authorId }
  return { kind: 'visitor', name: visitorName, shareId }
}

function inCommon(note: Note, orphaned: boolean) {
  const { id, elementId, threadId, body, resolvedAt, createdAt, updatedAt } = note
  return {
    id,
    elementId,
    parentId: threadId === id ? null : threadId,
    body,
    orphaned,
    resolvedAt: resolvedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
