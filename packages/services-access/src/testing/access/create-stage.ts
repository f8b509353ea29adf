import { serverParts } from '@backarch/api'
import { createTestContext } from '@backarch/api/testing'
import type { EnvSource } from '@backarch/core'
import type { Db } from '@backarch/db'

import { proceduresOf } from './procedure.ts'
import type { Stage } from './scene.ts'
import { createWire, type AnyFeature } from './wire.ts'

/** A feature behind the real handler, over a database. */
export function createStage(
  db: Db,
  {
    feature,
    arrange,
    env = {},
  }: {
    readonly feature: AnyFeature
    readonly arrange: Stage['arrange']
    readonly env?: EnvSource
  },
): Stage {
  const { env: definition } = serverParts(feature)
  const definitions = definition ? [definition] : []
  const ctx = createTestContext({ db, definitions, env })
  const procedures = proceduresOf(feature.router)
  return { ctx, feature, procedures, arrange, wire: createWire(ctx, feature) }
}
