import { staleFiles, syncFiles } from '../sync/sync-files.ts'
import { readWorkspace } from '../workspace/workspace.ts'
import type { Undoable } from './all-or-nothing.ts'

const lockFile = 'pnpm-lock.yaml'
const envExample = '.env.example'
const dbCommand = 'packages/db/src/cli.ts'

/** Links the packages as their manifests say now, and writes the lock file. */
export async function install({ keep, run }: Undoable): Promise<void> {
  keep(lockFile)
  // In a run of CI pnpm would take the lock file as given; and the workspace silences pnpm, complaints included.
  const options = ['--no-frozen-lockfile', '--prefer-offline', '--reporter', 'append-only']
  await run('pnpm', 'install', ...options)
}

/** Has the next step of a package's history written, whatever other packages have yet to migrate. */
export async function migrate({ run }: Undoable, folder: string, name: string): Promise<void> {
  await run('node', dbCommand, 'migrate', folder, name, '--only')
}

/** Writes what is generated from the list of packages, and formats that and the files given. */
export async function syncAndFormat(
  { keep, run }: Undoable,
  root: string,
  files: readonly string[],
): Promise<void> {
  const workspace = readWorkspace(root)
  for (const { file } of staleFiles(workspace)) keep(file)
  const changed = [...syncFiles(workspace), ...files]
  if (changed.length > 0) await run('oxfmt', '--no-error-on-unmatched-pattern', ...changed)
}

/** Writes down the variables that the server reads now; fails when it cannot be put together. */
export async function listEnvironment({ keep, run }: Undoable): Promise<void> {
  keep(envExample)
  await run('node', dbCommand, 'generate')
  await run('node', 'apps/server/src/env-example.ts')
}
