import { resolveSecrets } from '../secrets/resolve-secrets.ts'
import type { EnvDefinition, EnvSource } from './env-definition.ts'
import { loadConfig, type Config } from './load-config.ts'
import { readProcessEnv } from './read-process-env.ts'

/**
 * The configuration of this process: its environment and `.env`, secrets resolved, everything checked.
 * Throws one ConfigError that lists every problem of every package.
 */
export async function readConfig(
  definitions: readonly EnvDefinition[],
  env: EnvSource = readProcessEnv(),
): Promise<Config> {
  const { source, problems } = await resolveSecrets(definitions, env)
  return loadConfig(definitions, source, problems)
}
