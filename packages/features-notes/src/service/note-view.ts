import type { Db } from '@backarch/db'
import { findElementIds } from '@backarch/features-canvas'

import type { DiagramRef, Note } from '../repo/notes.ts'
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
  const { revision, resolvedBy } = note
  return { ...inCommon(note, orphaned), ...identityView(note), revision, resolvedBy }
}

/** What visitors see: of people no more than what kind they are, and what a visitor called themselves. */
export function toSharedNoteView({ note, orphaned }: PlacedNote): SharedNoteView {
  const who = authorView(note)
  return {
    ...inCommon(note, orphaned),
    author: who.kind === 'visitor' ? { kind: who.kind, name: who.name } : { kind: who.kind },
  }
}

/** Which note it is, where, and by whom, as members see it. */
export function identityView(note: Note) {
  const { orgId, diagramId, id, elementId } = note
  return { orgId, diagramId, id, elementId, parentId: parentOf(note), author: authorView(note) }
}

function parentOf({ id, threadId }: Note): string | null {
  return threadId === id ? null : threadId
}

function authorView({ authorId, visitorName, shareId }: Note): NoteView['author'] {
  if (visitorName === null || shareId === null) return { kind: 'member', userId: authorId }
  return { kind: 'visitor', name: visitorName, shareId }
}

function inCommon(note: Note, orphaned: boolean) {
  const { id, elementId, body, resolvedAt, createdAt, updatedAt } = note
  return {
    id,
    elementId,
    parentId: parentOf(note),
    body,
    orphaned,
    resolvedAt: resolvedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
