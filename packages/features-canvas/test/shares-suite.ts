import type { Context } from '@backarch/api'
import { createTestDiagram, testGraph } from '@backarch/features-canvas/testing'
import type { Graph } from '@backarch/services-topology/schemas'
import { expect } from 'vitest'

import { createSuite } from './support.ts'

/** Diagrams that are shared, and strangers who open them, each from an address of their own. */
export async function createSharesSuite() {
  const suite = await createSuite()
  const { ctx, organization, callerFor } = suite
  let strangers = 0
  const stranger = (overrides: Partial<Context> = {}) => {
    strangers += 1
    const address = `2001:db8:0:${strangers.toString(16)}::1`
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
