import type { OrgContext } from '@backarch/services-access'

import type { NoteView, TagInput } from '../schemas.ts'
import { changeThread } from './change-thread.ts'

/** Gives the thread that a note is in these tags, in the place of those that it had. Throws as `changeThread` does. */
export function tagThread(ctx: OrgContext, { noteId, tags }: TagInput): Promise<NoteView> {
  return changeThread(ctx, noteId, ({ tags: now }) =>
    now.join() === tags.join() ? null : { action: 'notes.thread_tagged', marks: { tags } },
  )
}
