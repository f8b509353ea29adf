import type { OrgContext } from '@backarch/services-access'

import type { NoteInput, NoteView } from '../schemas.ts'
import { authorOf } from './author-of.ts'
import { changeThread } from './change-thread.ts'

/** Resolves the thread that a note is in. Throws as `changeThread` does. */
export function resolveThread(ctx: OrgContext, { noteId }: NoteInput): Promise<NoteView> {
  const marks = { resolvedAt: ctx.now(), resolvedBy: authorOf(ctx) }
  return changeThread(ctx, noteId, ({ resolvedAt }) =>
    resolvedAt === null ? { action: 'notes.thread_resolved', marks } : null,
  )
}

/** Opens a resolved thread again. Throws as `changeThread` does. */
export function reopenThread(ctx: OrgContext, { noteId }: NoteInput): Promise<NoteView> {
  const marks = { resolvedAt: null, resolvedBy: null }
  return changeThread(ctx, noteId, ({ resolvedAt }) =>
    resolvedAt === null ? null : { action: 'notes.thread_reopened', marks },
  )
}
