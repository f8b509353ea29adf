import { delimiter, join } from 'node:path'

import type { Environment } from './run-command.ts'

/** Set in a copy: the checks that make copies have nothing to do there. */
export const inCopy = 'BACKARCH_IN_COPY'

/** What a reader's shell has: nothing of the `pnpm` that runs this, nor of what this workspace has installed. */
export function readersEnvironment(root: string): Environment {
  const ours = Object.keys(process.env).filter((name) => /^p?npm_/i.test(name))
  const path = process.env['PATH']?.split(delimiter).filter((dir) => !dir.startsWith(`${root}/`))
  return {
    ...Object.fromEntries(ours.map((name) => [name, undefined])),
    PATH: path?.join(delimiter),
    CI: undefined,
    // A copy's tests and types are this workspace's: what is known of them holds there too.
    TURBO_CACHE_DIR: join(root, '.turbo/cache'),
    [inCopy]: 'yes',
  }
}
