import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseSync } from 'oxc-parser'

import { StructureError } from '../structure-error.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { shippedFile } from './shipped-list.ts'
import type { SliceNames } from './slice-names.ts'
import { ambiguousName } from './slice-templates.ts'
import { rebuilt } from './snapshots.ts'

/** What a router may not have as a key. */
const trpcWords = ['then', 'call', 'apply']
const prismaTypes =
  'Prisma PrismaClient String Boolean Int BigInt Float Decimal DateTime Json Bytes Unsupported'

/** Throws a StructureError, in one sentence that says what to change, when a name means something already. */
export async function refuseTakenNames(workspace: Workspace, names: SliceNames): Promise<void> {
  refuseTakenFeature(workspace, names)
  const ambiguous = ambiguousName(names)
  if (ambiguous !== null) {
    throw new StructureError(
      `The code of every feature has something else called "${ambiguous}": choose another name${orTable}.`,
    )
  }
  await refuseTakenTable(workspace, names)
}

const orTable = ', or another table with --table'

function refuseTakenFeature({ root, architecture, packages }: Workspace, names: SliceNames): void {
  const { feature } = names
  const folder = `features-${feature}`
  if (!isFree(root, folder)) {
    throw new StructureError(`packages/${folder} exists already: choose another name.`)
  }
  if (Object.hasOwn(architecture.kinds, feature)) {
    throw new StructureError(`"${feature}" is a kind of packages: choose another name.`)
  }
  // The commands of the database take a package by the end of its name alone.
  const rival = packages.find((each) => [feature, `services-${feature}`].includes(each.folder))
  if (rival !== undefined) {
    throw new StructureError(`There is a package ${rival.folder} already: choose another name.`)
  }
  const shipped = readFileSync(join(root, shippedFile), 'utf8')
  if (shipped.includes(`{ ${names.export} }`)) {
    throw new StructureError(
      `${shippedFile} exports ${names.export} already: choose another name than ${feature}.`,
    )
  }
  if (isReserved(names.export) || trpcWords.includes(names.export)) {
    throw new StructureError(`"${names.export}" is a reserved word: choose another name.`)
  }
}

/** A folder of which only the history is left goes on with it. */
function isFree(root: string, folder: string): boolean {
  const dir = join(root, 'packages', folder)
  if (!existsSync(dir)) return true
  const names = readdirSync(dir).filter((name) => !rebuilt.has(name))
  const isHistory = names.every((name) => name === 'migrations' || name === 'README.md')
  return names.length === 0 || (isHistory && names.includes('migrations'))
}

async function refuseTakenTable(
  { tableOwners }: Workspace,
  { table, Model, model }: SliceNames,
): Promise<void> {
  for (const { folder, models } of tableOwners) {
    for (const other of models) {
      const clash =
        other.name === Model ? `a model ${Model}` : other.table === table && `a table "${table}"`
      if (clash) {
        throw new StructureError(
          `${folder} has ${clash} already: choose another name${orTable}, such as --table ${table}_entry.`,
        )
      }
    }
  }
  const reservedBy = isReserved(model)
    ? 'TypeScript'
    : prismaTypes.split(' ').includes(Model)
      ? 'Prisma'
      : (await isReservedInSql(table))
        ? 'PostgreSQL'
        : null
  if (reservedBy === null) return
  throw new StructureError(
    `"${reservedBy === 'Prisma' ? Model : table}" is a reserved word of ${reservedBy}: name the table otherwise, such as --table ${table}_entry.`,
  )
}

function isReserved(name: string): boolean {
  const { errors } = parseSync('name.ts', `export const ${name} = 0`, { showSemanticErrors: true })
  return errors.length > 0 || name in {}
}

async function isReservedInSql(table: string): Promise<boolean> {
  // Loads PostgreSQL's own parser: a second that a check of the structure need not wait for.
  const { parse } = await import('libpg-query')
  const statement = `CREATE TABLE ${table} (id int); SELECT ${table}.id FROM ${table}`
  return parse(statement).then(
    () => false,
    () => true,
  )
}
