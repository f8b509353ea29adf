import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

import { ConfigError } from './config-error.ts'
import type { EnvSource } from './env-definition.ts'

/**
 * The process's environment over that of an optional `.env` file: what the process was given wins.
 * This is the one place that touches `process.env`.
 */
export function readProcessEnv(options: { readonly file?: string } = {}): EnvSource {
  return { ...readEnvFile(options.file ?? '.env'), ...process.env }
}

function readEnvFile(file: string): EnvSource {
  try {
    return parseEnv(readFileSync(file, 'utf8'))
  } catch (error) {
    if (isMissing(error)) return {}
    throw new ConfigError([
      { variable: file, message: 'cannot be read: make it readable or remove it.' },
    ])
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
