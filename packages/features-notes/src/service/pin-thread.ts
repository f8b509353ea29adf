import type { OrgContext } from '@backarch/services-access'

import type { NoteInput, NoteView } from '../schemas.ts'
import { changeThread } from './change-thread.ts'

/** Pins the thread that a note is in, for everybody. Throws as `changeThread` does. */
export function pinThread(ctx: OrgContext, { noteId }: NoteInput): Promise<NoteView> {
  const marks = { pinnedAt: ctx.now() }
  return changeThread(ctx, noteId, ({ pinnedAt }) =>
    pinnedAt === null ? { action: 'notes.thread_pinned', marks } : null,
  )
}

/** Throws as `changeThread` does. */
export function unpinThread(ctx: OrgContext, { noteId }: NoteInput): Promise<NoteView> {
  return changeThread(ctx, noteId, ({ pinnedAt }) =>
    pinnedAt === null ? null : { action: 'notes.thread_unpinned', marks: { pinnedAt: null } },
  )
}
