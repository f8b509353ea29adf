import { randomInt } from 'node:crypto'

import { createCallerFactory, type Context } from '@backarch/api'
import { createTestContext, outcome } from '@backarch/api/testing'
import { createTestDatabase } from '@backarch/db/testing'
import { canvas } from '@backarch/features-canvas/feature'
import { createTestDiagram, createTestLink } from '@backarch/features-canvas/testing'
import { notes } from '@backarch/features-notes/feature'
import { createTestNote } from '@backarch/features-notes/testing'
import type { Role } from '@backarch/services-access/schemas'
import { createTestOrganization } from '@backarch/services-access/testing'
import { auditOf } from '@backarch/services-audit/testing'

const notesOf = createCallerFactory(notes.router)
const canvasOf = createCallerFactory(canvas.router)

/** An empty database of its own; organizations with a diagram of one node, `nat`; and strangers. */
export async function createSuite(parts: Partial<Context> = {}) {
  const database = await createTestDatabase({ poolSize: 20 })
  const { db } = database
  const ctx = { ...createTestContext({ db }), ...parts }

  const begin = async () => {
    const { id: orgId, as } = await createTestOrganization(ctx)
    const { id: diagramId } = await createTestDiagram(as.editor)
    const diagram = { orgId, diagramId }
    const call = {
      viewer: notesOf(as.viewer),
      editor: notesOf(as.editor),
      admin: notesOf(as.admin),
      owner: notesOf(as.owner),
    } satisfies Record<Role, unknown>
    const note = async (overrides: { elementId?: string; body?: string } = {}) => {
      const { id: noteId } = await createTestNote(as.editor, { diagramId, ...overrides })
      return { orgId, noteId }
    }
    /** Every note of the diagram, as a viewer sees them. */
    const all = async () => {
      const { items } = await call.viewer.list({ ...diagram, take: 100 })
      return items
    }
    /** What is on record of notes, the oldest first. */
    const record = async () => {
      const events = await auditOf(ctx, { orgId })
      return events.filter(({ action }) => action.startsWith('notes.'))
    }
    return { orgId, as, diagram, call, canvas: canvasOf(as.admin), note, all, record }
  }

  // A network of this file's own: what is used up is remembered for a while by the process, which may run other files.
  const network = `2001:db8:${randomInt(0x1_00_00).toString(16)}`
  let strangers = 0
  /** Somebody without an account, at an address of their own. */
  const stranger = (overrides: Partial<Context> = {}) => {
    strangers += 1
    const address = `${network}:${strangers.toString(16)}::1`
    return notesOf({ ...ctx, peer: { address, userAgent: null }, ...overrides })
  }

  /** A diagram with a link that lets one comment, and a visitor who has it. */
  const beginShared = async (overrides: Parameters<typeof createTestLink>[2] = {}) => {
    const scene = await begin()
    const link = await createTestLink(scene.as.editor, scene.diagram.diagramId, overrides)
    const share = { ...scene.diagram, shareId: link.id }
    const { shared: visitor } = stranger()
    return { ...scene, share, visit: { token: link.token, name: 'Mary' }, visitor }
  }
  return { database, db, ctx, begin, beginShared, stranger }
}

/** Of each call `ok`, or the reason of its refusal. */
export function reasonsOf(calls: readonly Promise<unknown>[]): Promise<unknown[]> {
  return Promise.all(calls.map((call) => outcome(call)))
}
