import { serverParts, type Context } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import type { EnvSource } from '@backarch/core'
import type { Db } from '@backarch/db'

import { proceduresOf } from './procedure.ts'
import type { Stage } from './scene.ts'
import type { AnyFeature } from './serve-feature.ts'
import { createWire, type Replica } from './wire.ts'

/** A feature behind servers that take turns. `ctx` is where rows are arranged; the servers have others. */
export function createStage(
  ctx: Context,
  { feature, arrange }: Pick<Stage, 'feature' | 'arrange'>,
  replicas: readonly [Replica, ...Replica[]],
): Stage {
  const procedures = proceduresOf(feature.router)
  return { ctx, feature, procedures, arrange, wire: createWire(feature.name, replicas) }
}

/** What the test and every server have alike: what the feature reads of the environment. */
export function createStageContext(db: Db, feature: AnyFeature, env: EnvSource): Context {
  const { env: definition } = serverParts(feature)
  return createTestContext({ db, definitions: definition ? [definition] : [], env })
}
