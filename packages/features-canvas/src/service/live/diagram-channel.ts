import { publish, type Db } from '@backarch/db'

import type { Diagram } from '../../repo/diagrams.ts'
import type { LiveEvent } from '../../schemas.ts'

/** Beyond this, listeners read the change from the log: a notification passes through the memory of every process. */
const longestEvent = 50_000

/** What processes tell each other about a diagram: an event, or that there is a version to be read from the log. */
export type Message = LiveEvent | { readonly type: 'version'; readonly version: number }

export function diagramChannel(diagramId: string): string {
  return `canvas.diagram.${diagramId}`
}

/** Tells those who have a diagram open what it is called and where it is. */
export async function tellOf(
  db: Db,
  { id, name, trashedAt }: Pick<Diagram, 'id' | 'name' | 'trashedAt'>,
): Promise<void> {
  await tell(db, id, { type: 'diagram', name, trashed: trashedAt !== null })
}

export async function tell(db: Db, diagramId: string, event: LiveEvent): Promise<void> {
  const isLong = event.type === 'change' && JSON.stringify(event).length > longestEvent
  const message: Message = isLong ? { type: 'version', version: event.version } : event
  await publish(db, diagramChannel(diagramId), message)
}
