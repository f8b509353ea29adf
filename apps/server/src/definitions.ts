import { serverParts, type Features } from '@backarch/api'
import { coreEnv, type EnvDefinition } from '@backarch/core'
import { dbEnv } from '@backarch/db'

import { serverEnv } from './env.ts'

/** Every variable that the host, core, the database and these features read. */
export function envDefinitions(features: Features): EnvDefinition[] {
  const parts = Object.values(features).map((feature) => serverParts(feature).env)
  return [serverEnv, coreEnv, dbEnv, ...parts.filter((env) => env !== undefined)]
}
