import { serverParts } from '@backarch/api'
import type { Feature } from '@backarch/api/sealed'
import { coreEnv, type EnvDefinition } from '@backarch/core'
import { dbEnv } from '@backarch/db'

import { serverEnv } from './env.ts'

/** Every variable that the host, core, the database and these features read. */
export function envDefinitions(features: readonly Feature<unknown>[]): EnvDefinition[] {
  const parts = features.map((feature) => serverParts(feature).env)
  return [serverEnv, coreEnv, dbEnv, ...parts.filter((env) => env !== undefined)]
}
