import { createHash } from 'node:crypto'

import type { Context } from '@backarch/api'

import type { BucketKind, Limit, Rule } from './limit.ts'
import { peerNetworks } from './peer-networks.ts'

/** One count: of one account, address or network, under one limit, in one window. */
export interface Bucket {
  readonly kind: BucketKind
  readonly key: string
  readonly rule: Rule
  /** When the window ends. Windows begin at whole multiples of their length since 1970, on every replica alike. */
  readonly expiresAt: Date
}

/** The account of whoever calls, and where they call from; undefined where a caller has none. */
type Subject = Readonly<Record<BucketKind, string | undefined>>

/** The counts that an attempt belongs to, the widest first. */
export function bucketsOf(
  ctx: Pick<Context, 'peer' | 'now'>,
  limit: Limit,
  account: string | undefined,
): Bucket[] {
  const peer = ctx.peer ? peerNetworks(ctx.peer.address) : undefined
  const subject: Subject = { account, address: peer?.address, network: peer?.network }
  const kinds: readonly BucketKind[] = ['network', 'address', 'account']
  return kinds.flatMap((kind) => {
    const rule = limit[kind]
    const value = subject[kind]
    if (rule === undefined || value === undefined) return []
    return [bucket({ name: limit.name, kind, value, rule, now: ctx.now() })]
  })
}

function bucket(of: {
  readonly name: string
  readonly kind: BucketKind
  readonly value: string
  readonly rule: Rule
  readonly now: Date
}): Bucket {
  const { name, kind, value, rule, now } = of
  const length = rule.seconds * 1_000
  const window = Math.floor(now.getTime() / length)
  const identity = JSON.stringify([name, kind, value, rule.seconds, window])
  const key = createHash('sha256').update(identity).digest('base64url')
  return { kind, key, rule, expiresAt: new Date((window + 1) * length) }
}
