import type { OrgContext } from '@backarch/services-access'
import {
  beginUpload,
  confirmUpload,
  linkFile,
  linkThumbnail,
  listFiles,
  removeFile,
  type FileRef,
} from '@backarch/services-files'
import type { FileView, LinkView, UploadView } from '@backarch/services-files/schemas'
import { consumeLimit } from '@backarch/services-limits'

import type { BeginUploadInput, FileInput } from '../../file-schemas.ts'
import { findNoteInOrg, type Note } from '../../repo/notes.ts'
import type { NoteInput } from '../../schemas.ts'
import { authorOf } from '../author-of.ts'
import { noSuchNote } from '../note-rules.ts'
import { requireAuthority } from '../trash/trash-rules.ts'
import { beginLimit, confirmLimit } from './limits.ts'

/** What files belong to here, as it is stored with them. */
export const noteKind = 'notes.note'
const mostOfNote = 20

/** What is attached to a note and confirmed. Throws NOT_FOUND (`note_not_found`). */
export async function listNoteFiles(
  ctx: OrgContext,
  { noteId }: NoteInput,
): Promise<{ files: FileView[] }> {
  await requireNote(ctx, noteId)
  const files = await listFiles(ctx, { kind: noteKind, ids: [noteId] })
  return { files: [...(files.get(noteId) ?? [])] }
}

/** Begins an upload to the caller's own note; see `beginUpload`. Throws FORBIDDEN (`not_author`) too. */
export async function beginNoteFile(
  ctx: OrgContext,
  { noteId, name, contentType, contentLength }: BeginUploadInput,
): Promise<UploadView> {
  await consume(ctx, beginLimit)
  requireAuthority(ctx, await requireNote(ctx, noteId))
  const owner = { kind: noteKind, id: noteId }
  return beginUpload(ctx, { owner, most: mostOfNote, name, contentType, contentLength })
}

/** See `confirmUpload`. */
export async function confirmNoteFile(ctx: OrgContext, input: FileInput): Promise<FileView> {
  await consume(ctx, confirmLimit)
  requireAuthority(ctx, await requireNote(ctx, input.noteId))
  return confirmUpload(ctx, refOf(input))
}

/** See `linkFile`. */
export async function linkNoteFile(ctx: OrgContext, input: FileInput): Promise<LinkView> {
  await requireNote(ctx, input.noteId)
  return linkFile(ctx, refOf(input))
}

/** See `linkThumbnail`. */
export async function linkNoteThumbnail(ctx: OrgContext, input: FileInput): Promise<LinkView> {
  await requireNote(ctx, input.noteId)
  return linkThumbnail(ctx, refOf(input))
}

/** See `removeFile`. */
export async function removeNoteFile(
  ctx: OrgContext,
  input: FileInput,
): Promise<{ removed: true }> {
  requireAuthority(ctx, await requireNote(ctx, input.noteId))
  return removeFile(ctx, refOf(input))
}

async function requireNote(ctx: OrgContext, id: string): Promise<Note> {
  const note = await findNoteInOrg(ctx.db, { orgId: ctx.org.id, id })
  if (!note) throw noSuchNote()
  return note
}

function refOf({ noteId, fileId }: FileInput): FileRef {
  return { fileId, owner: { kind: noteKind, id: noteId } }
}

async function consume(ctx: OrgContext, limit: typeof beginLimit): Promise<void> {
  const account = authorOf(ctx)
  if (account !== null) await consumeLimit(ctx, limit, { account })
}
