import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { StructureError } from '../structure-error.ts'
import { kindsOf } from '../workspace/architecture.ts'
import type { Package } from '../workspace/package.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { type Dependent, dependentsOf, stepsPointingTo } from './dependents.ts'
import { forgetArchitecture } from './forget-architecture.ts'
import { install, listEnvironment, migrate, syncAndFormat } from './regenerate.ts'
import { type Edit, unshipEdits } from './shipped-list.ts'
import { unsavedFiles } from './unsaved-files.ts'

export interface Removal {
  readonly folder: string
  readonly dir: string
  /** As they are called in the database, with the enums. */
  readonly tables: readonly string[]
  /** Whether the history stays, with a step that drops the tables. */
  readonly dropsTables: boolean
  readonly edits: readonly Edit[]
}

export interface RemovalOptions {
  readonly dropTables: boolean
  /** Also what git could not bring back. */
  readonly force: boolean
}

/** Works out what a removal takes away; throws a StructureError that says who still needs it or what would be lost. */
export function planRemoval(workspace: Workspace, name: string, options: RemovalOptions): Removal {
  const { root, architecture, tableOwners } = workspace
  const feature = findFeature(workspace, name)
  const { folder, dir } = feature
  refuseNeeded(folder, dependentsOf(workspace, folder))
  const owner = tableOwners.find((each) => each.folder === folder)
  const tables = (owner?.models ?? []).map(({ table }) => table)
  const dropsTables = options.dropTables && (owner?.migrations ?? []).length > 0
  if (!dropsTables) refuseBrokenHistory(folder, stepsPointingTo(workspace, folder))
  if (!options.force) refuseLoss(dir, unsavedFiles(root, dir))
  return {
    folder,
    dir,
    tables,
    dropsTables,
    edits: [...unshipEdits(root, folder), ...forgetArchitecture(architecture, feature)],
  }
}

/** Takes the feature away, or changes nothing. */
export async function removeFeature(root: string, removal: Removal): Promise<void> {
  const { folder, dir, edits, dropsTables } = removal
  const edited = edits.map(({ file }) => file)
  await allOrNothing(root, async (undoable) => {
    for (const path of [dir, ...edited]) undoable.keep(path)
    if (dropsTables) leaveHistory(root, removal)
    else rmSync(join(root, dir), { recursive: true })
    for (const { file, text } of edits) writeFileSync(join(root, file), text)
    await install(undoable)
    if (dropsTables) await migrate(undoable, folder, `drop_${folder.replace('features-', '')}`)
    await syncAndFormat(undoable, root, edited)
    await listEnvironment(undoable)
  })
}

function findFeature({ packages, architecture }: Workspace, name: string): Package {
  const features = packages.filter(({ folder }) =>
    kindsOf(architecture, folder).includes('feature'),
  )
  const found = features.find(({ folder }) => [name, `features-${name}`].includes(folder))
  if (found !== undefined) return found
  const known = features.map(({ folder }) => folder.replace('features-', '')).join(', ')
  throw new StructureError(`There is no feature "${name}"; there are ${known || 'none'}.`)
}

function refuseNeeded(folder: string, dependents: readonly Dependent[]): void {
  if (dependents.length === 0) return
  throw new StructureError(
    `${folder} is still needed; take it out of these lines first:\n${places(dependents)}`,
  )
}

function refuseBrokenHistory(folder: string, steps: readonly Dependent[]): void {
  if (steps.length === 0) return
  throw new StructureError(
    `On a new database these steps need the tables of ${folder}; --drop-tables keeps its history for them:\n${places(steps)}`,
  )
}

function refuseLoss(dir: string, unsaved: readonly string[] | null): void {
  if (unsaved === null) {
    throw new StructureError(
      `Nothing could bring ${dir} back, as this is no git repository: add --force if it may go.`,
    )
  }
  if (unsaved.length === 0) return
  const shown = unsaved.slice(0, 10).map((path) => `  ${path}`)
  const more = unsaved.length > 10 ? [`  and ${unsaved.length - 10} more`] : []
  const list = [...shown, ...more].join('\n')
  throw new StructureError(
    `Git could not bring these files back: commit them, or add --force if they may go.\n${list}`,
  )
}

function places(dependents: readonly Dependent[]): string {
  const all = dependents.map(({ file, line }) => `  ${file}:${line}`)
  return [...new Set(all)].join('\n')
}

/** A history is never cut: databases that have applied half of it must still find the other half. */
function leaveHistory(root: string, { dir, folder, tables }: Removal): void {
  for (const name of readdirSync(join(root, dir))) {
    if (name !== 'migrations') rmSync(join(root, dir, name), { recursive: true })
  }
  writeFileSync(join(root, dir, 'README.md'), historyNote(folder, tables))
}

function historyNote(folder: string, tables: readonly string[]): string {
  return `# ${folder}, removed

What is left is the SQL history of its tables (${tables.join(', ')}), whose last step drops them. Once every database
has applied that step, this folder may be deleted.
`
}
