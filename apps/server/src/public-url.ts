import type { Config } from '@backarch/core'

import { serverEnv } from './env.ts'

/** Where people reach the server, whether or not it runs: PUBLIC_URL, or this machine. */
export function publicUrl(config: Config): string {
  const { PUBLIC_URL, PORT } = config.get(serverEnv)
  return PUBLIC_URL ?? `http://localhost:${PORT}`
}
