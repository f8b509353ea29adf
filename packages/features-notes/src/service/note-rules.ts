import { AppError } from '@backarch/core'

const most = { notes: 10_000, replies: 500 }

/** One answer for a note of another organization or diagram, one that is deleted, and one that never existed. */
export function noSuchNote(): AppError {
  return new AppError('NOT_FOUND', 'There is no such note, or it was deleted.', {
    details: { reason: 'note_not_found' },
  })
}

export function noSuchElement(): AppError {
  return new AppError('NOT_FOUND', 'The diagram has no such element, or it was removed.', {
    details: { reason: 'element_not_found' },
  })
}

/** Throws LIMIT_EXCEEDED (`too_many_notes`). */
export function requireRoomInDiagram(notes: number): void {
  if (notes < most.notes) return
  throw new AppError(
    'LIMIT_EXCEEDED',
    `A diagram has at most ${most.notes.toLocaleString('en-US')} notes, replies included: delete some first.`,
    { details: { reason: 'too_many_notes' } },
  )
}

/** Throws LIMIT_EXCEEDED (`too_many_replies`). */
export function requireRoomInThread(replies: number): void {
  if (replies < most.replies) return
  throw new AppError(
    'LIMIT_EXCEEDED',
    `A thread has at most ${most.replies} replies: begin another one.`,
    { details: { reason: 'too_many_replies' } },
  )
}
