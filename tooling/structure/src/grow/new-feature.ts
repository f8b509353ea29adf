import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Workspace } from '../workspace/workspace.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { refuseTakenNames } from './refuse-taken-names.ts'
import { install, migrate, syncAndFormat } from './regenerate.ts'
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

/** Writes it, links it, and has its first migration written. All of it, or nothing. */
export async function createFeature(root: string, plan: NewFeature): Promise<void> {
  const { names, dir, files, edits } = plan
  const edited = edits.map(({ file }) => file)
  await allOrNothing(root, async (undoable) => {
    for (const path of [dir, ...edited]) undoable.keep(path)
    for (const { path, text } of files) write(join(root, dir, path), text)
    for (const { file, text } of edits) write(join(root, file), text)
    await install(undoable)
    await migrate(undoable, `features-${names.feature}`, `create_${names.table}`)
    await syncAndFormat(undoable, root, [dir, ...edited])
  })
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
