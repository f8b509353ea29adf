import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { staleFiles, syncFiles } from '../sync/sync-files.ts'
import { readWorkspace, type Workspace } from '../workspace/workspace.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { refuseTakenNames } from './refuse-taken-names.ts'
import { shipEdits, type Edit } from './shipped-list.ts'
import { sliceNames, type SliceNames } from './slice-names.ts'
import { renderSlice, type SliceFile } from './slice-templates.ts'

export interface NewFeature {
  readonly names: SliceNames
  /** From the workspace root. */
  readonly dir: string
  readonly files: readonly SliceFile[]
  readonly edits: readonly Edit[]
}

/** Works out what a new feature is made of; throws a StructureError when its name cannot be used. */
export async function planFeature(
  workspace: Workspace,
  feature: string,
  table?: string,
): Promise<NewFeature> {
  const names = sliceNames(feature, table)
  await refuseTakenNames(workspace, names)
  return {
    names,
    dir: `packages/features-${feature}`,
    files: renderSlice(names),
    edits: shipEdits(workspace.root, names),
  }
}

export const lockFile = 'pnpm-lock.yaml'

/** Writes it, links it, and has its first migration written. All of it, or nothing. */
export async function createFeature(root: string, plan: NewFeature): Promise<void> {
  const { names, dir, files, edits } = plan
  await allOrNothing(root, async ({ keep, run }) => {
    for (const path of [dir, lockFile, ...edits.map(({ file }) => file)]) keep(path)
    for (const { path, text } of files) write(join(root, dir, path), text)
    for (const { file, text } of edits) write(join(root, file), text)
    // In a run of CI pnpm would take the lock file as given.
    await run('pnpm', 'install', '--no-frozen-lockfile', '--prefer-offline', ...speaking)
    await run(
      'node',
      dbCommand,
      'migrate',
      `features-${names.feature}`,
      `create_${names.table}`,
      '--only',
    )
    const workspace = readWorkspace(root)
    for (const { file } of staleFiles(workspace)) keep(file)
    const changed = [...syncFiles(workspace), ...edits.map(({ file }) => file)]
    await run('oxfmt', '--no-error-on-unmatched-pattern', dir, ...changed)
  })
}

export const dbCommand = 'packages/db/src/cli.ts'
/** The workspace silences pnpm; here its complaint is wanted. */
export const speaking = ['--reporter', 'append-only']

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
