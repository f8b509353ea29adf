import { tracked, type TrackedEnvelope } from '@backarch/api'
import { AppError } from '@backarch/core'
import { inTransaction, listen, type PubSubEvent } from '@backarch/db'
import { openPrices } from '@backarch/features-pricing'
import type { OrgContext } from '@backarch/services-access'
import { z } from 'zod'

import { findChangesAfter, findElementChanges } from '../../repo/changes.ts'
import { findDiagramInOrg, type Diagram } from '../../repo/diagrams.ts'
import type { ChangesInput, LiveEvent } from '../../schemas.ts'
import { authorOf } from '../author-of.ts'
import { requireDiagram } from '../diagram-in-org.ts'
import { diagramChannel, tell, type Message } from './diagram-channel.ts'
import { toChangeEvent } from './to-change-event.ts'

/** Whoever has missed more than this loads the diagram anew, which is less. */
const mostChangesTold = 200

type Told = LiveEvent | TrackedEnvelope<LiveEvent>

/**
 * Tells what happens to a diagram: every change after the version that the caller has, in order and once, from the log
 * where it has to; and, as it happens, where others are looking. Ends when the caller's signal does.
 * Throws NOT_FOUND, and VALIDATION (`unknown_version`) for a version that does not exist.
 */
export async function* watchDiagram(ctx: OrgContext, input: ChangesInput): AsyncGenerator<Told> {
  const { diagramId, clientId } = input
  await requireDiagram(ctx, diagramId)
  // Listened to before the past is read: nothing falls between the two.
  const events = await listen(ctx.db, diagramChannel(diagramId), ctx.signal)
  const diagram = await requireDiagram(ctx, diagramId)
  let version = beginning(input, diagram)
  const catchUp = async function* catchUp(): AsyncGenerator<Told> {
    for (const event of await missedChanges(ctx, diagramId, version)) {
      version = event.version
      yield tracked(String(version), event)
    }
  }
  const here = clientId && { clientId, by: authorOf(ctx) }
  if (here) await tell(ctx.db, diagramId, { type: 'joined', ...here })
  try {
    if (version < diagram.currentVersion) yield* catchUp()
    for await (const event of events) {
      const message = messageIn(event)
      if (message === null) yield* catchUp()
      else if (message.type === 'change' && message.version === version + 1) {
        version = message.version
        yield tracked(String(version), message)
      } else if ('version' in message) {
        if (message.version > version) yield* catchUp()
      } else if (message.type === 'diagram' || message.clientId !== clientId) yield message
    }
  } finally {
    if (here) await tell(ctx.db, diagramId, { type: 'left', ...here }).catch(() => {})
  }
}

function beginning({ lastEventId, after }: ChangesInput, { currentVersion }: Diagram): number {
  const version = lastEventId ? Number(lastEventId) : (after ?? currentVersion)
  if (version <= currentVersion) return version
  throw new AppError(
    'VALIDATION',
    `after: the diagram has no version ${version}; its newest is ${currentVersion}.`,
    { details: { reason: 'unknown_version', about: { path: 'after', version: currentVersion } } },
  )
}

// What `tell` sent, from one of our own processes.
const messageSchema = z.custom<Message>()

/** Null when messages may have been lost. */
function messageIn(event: PubSubEvent): Message | null {
  return event.kind === 'missed' ? null : messageSchema.parse(event.payload)
}

type Change = Extract<LiveEvent, { type: 'change' | 'reload' }>

/** From the log, as it is at one moment: what a plan does not keep may go while this is read. */
async function missedChanges(
  ctx: OrgContext,
  diagramId: string,
  after: number,
): Promise<readonly Change[]> {
  const ref = { orgId: ctx.org.id, diagramId }
  return inTransaction(
    ctx.db,
    async (tx) => {
      const diagram = await findDiagramInOrg(tx, { orgId: ctx.org.id, id: diagramId })
      const changes = await findChangesAfter(tx, { ...ref, after, take: mostChangesTold + 1 })
      const last = changes.at(-1)
      if (!diagram || !last) return []
      // Some of it is not kept, or it is more than anybody wants to be told.
      if (after < diagram.keptFrom - 1 || changes.length > mostChangesTold) {
        return [{ type: 'reload' as const, version: diagram.currentVersion }]
      }
      const elements = await findElementChanges(tx, { ...ref, after, upTo: last.version })
      const byVersion = Map.groupBy(elements, ({ version }) => version)
      const prices = await openPrices(tx, ctx.org.id)
      return changes.map((change) =>
        toChangeEvent(change, byVersion.get(change.version) ?? [], prices),
      )
    },
    { isolation: 'RepeatableRead' },
  )
}
