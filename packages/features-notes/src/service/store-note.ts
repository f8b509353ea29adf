import type { Context } from '@backarch/api'
import type { Db } from '@backarch/db'
import { findElementIds } from '@backarch/features-canvas'
import { recordAudit } from '@backarch/services-audit'

import type { Rendered } from '../markdown/to-html.ts'
import {
  countNotesOfDiagram,
  insertNote,
  measureThread,
  type DiagramRef,
  type Note,
  type NoteAuthor,
} from '../repo/notes.ts'
import { noSuchElement, requireRoomInDiagram, requireRoomInThread } from './note-rules.ts'
import { languageOf } from './search/language.ts'

/** Who writes what. */
export interface Writing extends Rendered {
  readonly author: NoteAuthor
}

/**
 * Begins a thread, in the transaction of whoever holds the diagram. Throws NOT_FOUND (`element_not_found`) and
 * LIMIT_EXCEEDED (`too_many_notes`).
 */
export async function storeThread(
  ctx: Context,
  tx: Db,
  {
    orgId,
    diagramId,
    elementId,
    author,
    body,
    html,
  }: DiagramRef & Writing & { readonly elementId: string | null },
): Promise<Note> {
  const diagram = { orgId, diagramId }
  if (elementId !== null) {
    const there = await findElementIds(tx, { ...diagram, ids: [elementId] })
    if (!there.has(elementId)) throw noSuchElement()
  }
  requireRoomInDiagram(await countNotesOfDiagram(tx, diagram))
  const id = ctx.newId()
  const place = { threadId: id, place: 0 }
  return store(ctx, tx, { ...diagram, id, elementId, ...place, ...author, body, html })
}

/**
 * Answers a note, at the end of its thread, in the transaction of whoever holds the diagram. Throws LIMIT_EXCEEDED
 * (`too_many_notes`, `too_many_replies`).
 */
export async function storeReply(
  ctx: Context,
  tx: Db,
  {
    to: { orgId, diagramId, elementId, threadId },
    author,
    body,
    html,
  }: Writing & { readonly to: Note },
): Promise<Note> {
  const diagram = { orgId, diagramId }
  requireRoomInDiagram(await countNotesOfDiagram(tx, diagram))
  const { replies, lastPlace } = await measureThread(tx, { orgId, threadId })
  requireRoomInThread(replies)
  const place = { threadId, place: lastPlace + 1 }
  return store(ctx, tx, { ...diagram, id: ctx.newId(), elementId, ...place, ...author, body, html })
}

async function store(
  ctx: Context,
  tx: Db,
  note: Omit<Parameters<typeof insertNote>[1], 'language' | 'now'>,
): Promise<Note> {
  const { orgId, id, diagramId, threadId, shareId } = note
  const language = await languageOf(tx, orgId)
  const stored = await insertNote(tx, { ...note, language, now: ctx.now() })
  await recordAudit(ctx, tx, {
    action: 'notes.note_created',
    orgId,
    target: { kind: 'note', id },
    details: {
      diagramId,
      ...(threadId === id ? {} : { threadId }),
      ...(shareId === null ? {} : { shareId }),
    },
  })
  return stored
}
