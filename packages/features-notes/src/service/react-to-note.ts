import { AppError } from '@backarch/core'
import { requireUser, type OrgContext } from '@backarch/services-access'

import { countReactions, deleteReaction, insertReaction } from '../repo/reactions.ts'
import type { NoteView, ReactInput } from '../schemas.ts'
import { viewOf } from './note-view.ts'
import { whileHoldingNote } from './while-holding-diagram.ts'

const mostEmojis = 20

/**
 * Adds the caller's reaction to a note, or takes it back. Not on record: it says nothing that anybody must answer for. Throws
 * NOT_FOUND (`note_not_found`), CONFLICT (`trashed`) and LIMIT_EXCEEDED (`too_many_reactions`).
 */
export function reactToNote(ctx: OrgContext, { noteId, emoji, on }: ReactInput): Promise<NoteView> {
  const { userId } = requireUser(ctx)
  return whileHoldingNote(ctx, noteId, async (tx, note) => {
    const { orgId } = note
    const reaction = { orgId, noteId, userId, emoji }
    if (on) {
      const there = await countReactions(tx, { orgId, noteIds: [noteId] })
      if (there.length >= mostEmojis && !there.some((each) => each.emoji === emoji)) {
        throw tooManyReactions()
      }
      await insertReaction(tx, { ...reaction, now: ctx.now() })
    } else {
      await deleteReaction(tx, reaction)
    }
    return viewOf(ctx, tx, note)
  })
}

function tooManyReactions(): AppError {
  return new AppError(
    'LIMIT_EXCEEDED',
    `A note has at most ${mostEmojis} different reactions: join one of them.`,
    { details: { reason: 'too_many_reactions' } },
  )
}
