import type { Context } from '@backarch/api'
import { AppError } from '@backarch/core'
import { openSharedDiagram, type SharedDiagramRef } from '@backarch/features-canvas'

/** What proves that somebody may be here. */
interface LinkInput {
  readonly token: string
  readonly password?: string | undefined
}

/**
 * The diagram whose notes a visitor may read and write. Throws as opening the link does, and FORBIDDEN
 * (`comment_link_needed`) for a link that shows the diagram alone.
 */
export async function enterNotes(
  ctx: Context,
  { token, password }: LinkInput,
): Promise<SharedDiagramRef> {
  const shared = await openSharedDiagram(ctx, { token, password })
  requireCommentLink(shared)
  return shared
}

export function requireCommentLink({ kind }: SharedDiagramRef): void {
  if (kind === 'comment') return
  throw new AppError(
    'FORBIDDEN',
    'This link shows the diagram without its notes: ask whoever sent it for one that lets you comment.',
    { details: { reason: 'comment_link_needed' } },
  )
}
