import { randomInt } from 'node:crypto'

import type { Context } from '@backarch/api'
import { createTestDiagram, testGraph } from '@backarch/features-canvas/testing'
import type { Graph } from '@backarch/services-topology/schemas'
import { expect } from 'vitest'

import { createSuite } from './support.ts'

/** Diagrams that are shared, and strangers who open them, each from an address of their own. */
export async function createSharesSuite() {
  const suite = await createSuite()
  const { ctx, organization, callerFor } = suite
  // A network of this file's own: what is used up is remembered for a while by the process, which may run other files.
  const network = `2001:db8:${randomInt(0x1_00_00).toString(16)}`
  let strangers = 0
  const stranger = (overrides: Partial<Context> = {}) => {
    strangers += 1
    const address = `${network}:${strangers.toString(16)}::1`
    return callerFor({ ...ctx, peer: { address, userAgent: null }, ...overrides })
  }
  const begin = async (graph: Graph = testGraph()) => {
    const { orgId, as, call } = await organization()
    const { id: diagramId } = await createTestDiagram(as.editor, { name: 'Shop', graph })
    const ref = { orgId, diagramId }
    const opens = async (shareId: string) => {
      const { shares } = await call.editor.shares.list(ref)
      return shares.find(({ id }) => id === shareId)?.opens
    }
    return { orgId, as, call, ref, opens }
  }
  /** Openings are counted after the answer. */
  const counted = (opens: () => Promise<number | undefined>, count: number) =>
    expect.poll(opens).toBe(count)
  return { ...suite, stranger, begin, counted }
}
