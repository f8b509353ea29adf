import type { FeatureDb } from '@backarch/db'

type FlowsDb = FeatureDb<'providerFlow'>

export type FlowPurpose = 'sign_in' | 'link' | 'prove'

interface Flow {
  readonly stateHash: string
  readonly nonce: string
  readonly sealedVerifier: string
  readonly returnTo: string
  readonly expiresAt: Date
}

/** Which flow, and for whom it must have been begun; null: for signing in, where nobody is known yet. */
interface FlowKey {
  readonly tokenHash: string
  readonly purpose: FlowPurpose
  readonly userId: string | null
  readonly sessionId: string | null
}

const flowFields = {
  stateHash: true,
  nonce: true,
  sealedVerifier: true,
  returnTo: true,
  expiresAt: true,
} as const

export async function insertProviderFlow(db: FlowsDb, flow: FlowKey & Flow): Promise<void> {
  await db.providerFlow.create({ data: flow, select: { purpose: true } })
}

/** One of any number of parallel calls gets the flow, the others null. A flow never changes, so reading it first is safe. */
export async function takeProviderFlow(db: FlowsDb, key: FlowKey, now: Date): Promise<Flow | null> {
  const where = { ...key, expiresAt: { gt: now } }
  const flow = await db.providerFlow.findUnique({ where, select: flowFields })
  if (!flow) return null
  const { count } = await db.providerFlow.deleteMany({ where })
  return count === 1 ? flow : null
}
