import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { references } from '../workspace/edges.ts'
import type { TableOwner } from '../workspace/table-owner.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { serverManifest, shippedFile } from './shipped-list.ts'

/** A line of another package that needs the feature. */
export interface Dependent {
  readonly file: string
  readonly line: number
}

/** Who imports, names or relates to a package; what only ships it does not count. */
export function dependentsOf(workspace: Workspace, folder: string): Dependent[] {
  const { root, tableOwners } = workspace
  const named = references(workspace).filter(
    ({ from, to, file }) =>
      to.folder === folder && from !== to && file !== shippedFile && file !== serverManifest,
  )
  const models = ownedBy(tableOwners, folder).map(({ name }) => name)
  const related = othersThan(tableOwners, folder)
    .filter((other) => models.length > 0 && other.models.length > 0)
    .flatMap(({ dir }) => linesOf(root, `${dir}/models.prisma`, fieldOf(models)))
  return [...named.map(({ file, line }) => ({ file, line })), ...related]
}

/** Steps of other packages' histories that would not run on a new database without the feature's tables. */
export function stepsPointingTo({ root, tableOwners }: Workspace, folder: string): Dependent[] {
  const tables = ownedBy(tableOwners, folder).map(({ table }) => table)
  if (tables.length === 0) return []
  return othersThan(tableOwners, folder)
    .flatMap(({ migrations }) => migrations)
    .flatMap(({ path }) => linesOf(root, path, pointerTo(tables)))
}

function ownedBy(owners: readonly TableOwner[], folder: string): TableOwner['models'] {
  return owners.find((owner) => owner.folder === folder)?.models ?? []
}

function othersThan(owners: readonly TableOwner[], folder: string): TableOwner[] {
  return owners.filter((owner) => owner.folder !== folder)
}

/** A field of one of these types, in a `models.prisma`. */
function fieldOf(models: readonly string[]): RegExp {
  return new RegExp(String.raw`^\s+\w+\s+(?:${models.join('|')})\b`)
}

/** A foreign key to one of these tables, in SQL. */
function pointerTo(tables: readonly string[]): RegExp {
  const name = tables.map((table) => RegExp.escape(table)).join('|')
  return new RegExp(String.raw`\bREFERENCES\s+(?:"?public"?\.)?"?(?:${name})"?(?!\w)`, 'i')
}

function linesOf(root: string, file: string, pattern: RegExp): Dependent[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  return lines.flatMap((text, at) => (pattern.test(text) ? [{ file, line: at + 1 }] : []))
}
