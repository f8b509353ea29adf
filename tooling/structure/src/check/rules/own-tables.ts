import type { Found, Rule } from '../breach.ts'
import { withoutExceptions } from '../exceptions.ts'
import { readSql } from '../tables/read-sql.ts'
import { type TableTouch, tableTouches } from '../tables/touches.ts'

/** A package gets at its own tables only: in migrations, in SQL anywhere, and through Prisma, tests included. */
export const ownTables: Rule = async (workspace) => {
  const touches = await tableTouches(workspace)
  const foreign = touches.filter(({ folder, owner }) => owner !== folder)
  const unread = workspace.tableOwners
    .flatMap(({ migrations }) => migrations)
    .flatMap(({ path, sql }): Found => {
      const reading = readSql(sql)
      if (typeof reading !== 'string') return []
      const message = `${path} is no SQL that PostgreSQL understands: ${reading}.`
      return [{ file: path, line: 1, path: [], message, instead: 'Mend its syntax.' }]
    })
  const dirs = new Map(workspace.tableOwners.map(({ folder, dir }) => [folder, dir]))
  const found = foreign.map(({ folder, file, line, from, table, owner }) => ({
    file,
    line,
    path: owner === null ? [] : [folder, owner],
    message:
      owner === null
        ? 'Which table this reaches is decided at run time: nobody can tell whose it is.'
        : `${folder} gets at "${table}", which belongs to ${owner}.`,
    instead: advice({ from, owner, dir: dirs.get(owner ?? '') ?? '' }),
  }))
  return withoutExceptions(workspace, 'own-tables', [...unread, ...found])
}

function advice({
  from,
  owner,
  dir,
}: Pick<TableTouch, 'from' | 'owner'> & { readonly dir: string }): string {
  if (owner === null)
    return 'Write it out where it is used, with the name of the table or the model in it.'
  if (from === 'migration') return `Move the statement into a step of ${dir}/migrations.`
  if (from === 'test') return `Call a function of ${dir}/src/testing.ts, or add one there.`
  return `Call a function that ${owner} exports: it alone knows its tables.`
}
