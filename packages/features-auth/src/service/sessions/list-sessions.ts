import { createCursor, toPage, type Context, type Page } from '@backarch/api'
import { listSessions as findSessions, requireUser, type Session } from '@backarch/services-access'
import { z } from 'zod'

import type { ListSessionsInput, SessionView } from '../../schemas.ts'
import { isIdle } from '../../session-cookie.ts'
import { deviceOf } from './device-of.ts'

const cursors = createCursor(z.uuid())

/** What can act as the caller now, the newest first: browsers, programs and personal access tokens. */
export async function listSessions(
  ctx: Context,
  { take, cursor }: ListSessionsInput,
): Promise<Page<SessionView>> {
  const { userId, sessionId } = requireUser(ctx)
  const before = cursors.decode(cursor)
  const found = await findSessions(ctx, userId, { before, take: take + 1 })
  const page = toPage(found, take, ({ id }) => cursors.encode(id))
  const items = page.items.filter((session) => !isIdle(ctx, session))
  return { ...page, items: items.map((session) => toView(session, sessionId)) }
}

function toView(session: Session, currentId: string): SessionView {
  const { id, kind, name, address, userAgent } = session
  return {
    id,
    kind,
    name,
    device: deviceOf(userAgent),
    address,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    current: id === currentId,
  }
}
