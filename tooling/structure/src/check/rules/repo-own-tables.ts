import { posix } from 'node:path'

import type { Import } from '../../workspace/facts/imports.ts'
import type { Package } from '../../workspace/package.ts'
import type { TableOwner } from '../../workspace/table-owner.ts'
import { scope } from '../../workspace/workspace.ts'
import type { Found, Rule } from '../breach.ts'
import { isWholeDatabase, partOf, slices } from '../slice/slice.ts'

/** What reaches more than the tables a `FeatureDb` names, or opens a transaction, which is the service's to do. */
const wider = new Set(['*', 'Db', 'Client', 'Database', 'createDatabase', 'inTransaction'])

/** A repo knows its own narrowed client and the slice's schemas, nothing else at run time. */
export const repoOwnTables: Rule = (workspace) =>
  slices(workspace).flatMap((slice) => [
    ...wrongImports(slice),
    ...wrongNarrowings(slice, workspace.tableOwners),
  ])

function wrongImports({ folder, dir, files }: Package): Found {
  return files
    .filter(({ path }) => partOf(path, dir) === 'repo')
    .flatMap((file) =>
      file.imports.flatMap((each) => {
        const wrong = complaint(each, file.path, dir)
        if (wrong === null) return []
        const { specifier, line } = each
        const isOther = specifier?.startsWith(scope) === true
        const path = isOther ? [folder, ...specifier.slice(scope.length).split('/', 1)] : []
        return [{ file: file.path, line, path, ...wrong }]
      }),
    )
}

function complaint(
  { specifier, names, isType }: Import,
  path: string,
  dir: string,
): Pick<Found[number], 'message' | 'instead'> | null {
  if (specifier === null) return null
  if (specifier === `${scope}db`) {
    const wide = names.find((name) => wider.has(name))
    if (wide === undefined) return null
    return {
      message: `The repo takes ${wide === '*' ? 'all' : wide} of the database.`,
      instead: 'Take FeatureDb<…> of the models in models.prisma; the service opens transactions.',
    }
  }
  if (isWholeDatabase(specifier) || specifier.startsWith(`${scope}db/`)) {
    return {
      message: `The repo imports ${specifier}, which reaches every table.`,
      instead: `Take FeatureDb<…> from ${scope}db.`,
    }
  }
  const part = specifier.startsWith('.') && partOf(posix.join(posix.dirname(path), specifier), dir)
  if (isType || part === 'repo' || part === 'schemas') return null
  return {
    message: `The repo imports ${specifier} at run time.`,
    instead: 'Import its types alone, or do in the service what needs it.',
  }
}

function wrongNarrowings(slice: Package, tableOwners: readonly TableOwner[]): Found {
  const { folder, dir, files } = slice
  const namesOf = ({ models }: TableOwner) => models.flatMap(({ delegate }) => delegate ?? [])
  const own = tableOwners.filter((owner) => owner.dir === dir).flatMap(namesOf)
  const unnamed = {
    path: [],
    message: 'This FeatureDb does not write out which models it opens.',
    instead: "List them by name in this file: FeatureDb<'note' | 'noteAttachment'>.",
  }
  const foreign = (model: string) => {
    const owner = tableOwners.find((each) => namesOf(each).includes(model))?.folder
    return {
      path: owner === undefined ? [] : [folder, owner],
      message: `This FeatureDb opens "${model}", which ${owner ? `belongs to ${owner}` : 'no models.prisma declares'}.`,
      instead: `Name models of ${dir}/models.prisma; another's are reached through functions of its owner.`,
    }
  }
  return files.flatMap(({ path: file, narrowings }) =>
    narrowings.flatMap(({ models, line }) => {
      const wrong =
        models === null ? [unnamed] : models.filter((model) => !own.includes(model)).map(foreign)
      return wrong.map((each) => ({ file, line, ...each }))
    }),
  )
}
