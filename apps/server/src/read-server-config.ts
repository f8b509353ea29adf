import type { Features } from '@backarch/api'
import { readConfig, readProcessEnv, type Config, type EnvSource } from '@backarch/core'

import { envDefinitions } from './definitions.ts'

/**
 * Reads and checks the variables of the host and of every shipped feature at once.
 * Throws one ConfigError that names everything wrong. Outside production the log is quiet unless LOG_LEVEL says otherwise.
 */
export function readServerConfig(
  features: Features,
  env: EnvSource = readProcessEnv(),
): Promise<Config> {
  const quiet = env['NODE_ENV'] !== 'production' && !env['LOG_LEVEL']
  return readConfig(envDefinitions(features), quiet ? { ...env, LOG_LEVEL: 'warn' } : env)
}
