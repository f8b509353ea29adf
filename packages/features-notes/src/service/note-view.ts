import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'

import type { Note } from '../repo/notes.ts'
import type { NoteView, SharedNoteView } from '../schemas.ts'
import { placeNote, type PlacedNote } from './place-notes.ts'

/** What members see of a note that was written a moment ago. */
export async function viewOf(ctx: Context, db: Db, note: Note): Promise<NoteView> {
  return toNoteView(await placeNote(ctx, db, note))
}

/** What members of the organization see. */
export function toNoteView(placed: PlacedNote): NoteView {
  const { note } = placed
  const { revision, resolvedBy } = note
  return { ...inCommon(placed), ...identityView(note), revision, resolvedBy }
}

/** What visitors see: of people no more than what kind they are, and what a visitor called themselves. */
export function toSharedNoteView(placed: PlacedNote): SharedNoteView {
  const who = authorView(placed.note)
  return {
    ...inCommon(placed),
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

function inCommon({ note, orphaned, reactions }: PlacedNote) {
  const { id, elementId, body, html, resolvedAt, pinnedAt, tags, createdAt, updatedAt } = note
  return {
    id,
    elementId,
    parentId: parentOf(note),
    body,
    html,
    orphaned,
    reactions: [...reactions],
    pinned: pinnedAt !== null,
    tags: [...tags],
    resolvedAt: resolvedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
