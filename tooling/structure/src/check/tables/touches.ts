import { kindsOf } from '../../workspace/architecture.ts'
import type { SqlText } from '../../workspace/facts/sql-texts.ts'
import type { Package } from '../../workspace/package.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { partOf } from '../slice/slice.ts'
import { type Owners, readOwners } from './owners.ts'
import { readSql, type SqlReading } from './read-sql.ts'
import { isProse, namesAtRunTime, tablesNamed, withoutHoles, wordsOf } from './scan-sql.ts'

/** One place that gets at a table. */
export interface TableTouch {
  readonly folder: string
  readonly file: string
  readonly line: number
  readonly from: 'migration' | 'source' | 'test'
  /** The table's name, or the model's as `db.user` has it; null when it is only known at run time. */
  readonly table: string | null
  /** The folder that owns it; null when nobody here does. */
  readonly owner: string | null
}

/** Kinds that handle every table and know none: the database's own package, and what works on the repository. */
const unbound = new Set(['db', 'tooling'])

const known = new WeakMap<Workspace, Promise<TableTouch[]>>()

/** Every place that gets at a table: migrations, SQL in sources and tests, and Prisma's accessors. Found once. */
export async function tableTouches(workspace: Workspace): Promise<readonly TableTouch[]> {
  const touches = known.get(workspace) ?? findTouches(workspace)
  known.set(workspace, touches)
  return touches
}

async function findTouches(workspace: Workspace): Promise<TableTouch[]> {
  const { architecture, packages, tableOwners } = workspace
  const owners = await readOwners(tableOwners)
  const delegates = new Map(
    tableOwners.flatMap(({ folder, models }) =>
      models.flatMap(({ delegate }): [string | null, string][] =>
        delegate === null ? [] : [[delegate, folder]],
      ),
    ),
  )
  const bound = packages.filter(
    ({ folder }) => !kindsOf(architecture, folder).some((kind) => unbound.has(kind)),
  )
  return [
    ...migrationTouches(workspace, owners),
    ...bound.flatMap((each) => sourceTouches(each, owners, delegates)),
  ]
}

function migrationTouches({ tableOwners }: Workspace, owners: Owners): TableTouch[] {
  return tableOwners.flatMap(({ folder, migrations }) =>
    migrations.flatMap(({ path, sql }) =>
      touchesOf(fileText(sql), owners).map((touch) => ({
        ...touch,
        folder,
        file: path,
        from: 'migration' as const,
      })),
    ),
  )
}

function sourceTouches(
  { folder, dir, files, sqlFiles }: Package,
  owners: Owners,
  delegates: ReadonlyMap<string | null, string>,
): TableTouch[] {
  const inSqlFiles = sqlFiles.flatMap(({ path, sql }) => {
    const place = { folder, file: path, from: 'source' as const }
    return touchesOf(fileText(sql), owners).map((touch) => ({ ...place, ...touch }))
  })
  const inSources = files.flatMap(({ path, isTest, sqlTexts, delegates: asked }) => {
    const place = { folder, file: path, from: isTest ? ('test' as const) : ('source' as const) }
    const byName = asked.flatMap(({ name, line, isModel }): TableTouch[] => {
      const owner = delegates.get(name)
      if (owner !== undefined) return [{ ...place, line, table: name, owner }]
      // A repo's client has its own models only, whichever of them is taken.
      const isHidden = (name === null || isModel) && partOf(path, dir) !== 'repo'
      return isHidden ? [{ ...place, line, table: null, owner: null }] : []
    })
    const bySql = sqlTexts.flatMap((each) => touchesOf(each, owners))
    return [...byName, ...bySql.map((touch) => ({ ...place, ...touch }))]
  })
  return [...inSources, ...inSqlFiles]
}

/** The whole of a file of SQL. */
function fileText(text: string): SqlText {
  return { text, line: 1, isHandedOver: true, isAsWritten: true }
}

type Touched = Pick<TableTouch, 'line' | 'table' | 'owner'>

/** The owned tables in one piece of SQL. What cannot be parsed is searched for their names. */
function touchesOf(
  { text, line, isHandedOver, isAsWritten }: SqlText,
  owners: Owners,
): readonly Touched[] {
  const atRunTime: Touched = { line, table: null, owner: null }
  if (text === null) return [atRunTime]
  if (!isHandedOver && isProse(text)) return []
  // Most texts name no table of ours; the grammar need not see them.
  if (!/\$\d/.test(text) && !wordsOf(text).some((word) => owners.has(word))) return []
  const found = (table: string, below = 0): Touched[] => {
    const owner = owners.get(table)
    return owner === undefined ? [] : [{ line: line + (isAsWritten ? below : 0), table, owner }]
  }
  const asParsed = ({ touches, bodies }: SqlReading) => [
    ...touches.flatMap(({ name, line: below }) => found(name, below)),
    ...bodies.flatMap((body) => wordsOf(body.code).flatMap((word) => found(word, body.line))),
  ]
  const reading = readSql(text)
  if (typeof reading !== 'string') {
    const isChosen = reading.touches.some(({ name }) => /\$\d/.test(name))
    return unique([...asParsed(reading), ...(isChosen ? [atRunTime] : [])])
  }
  const isChosen = isHandedOver && namesAtRunTime(text)
  const rest = readSql(withoutHoles(text))
  const inText =
    typeof rest === 'string'
      ? (isHandedOver ? wordsOf(text) : tablesNamed(text)).flatMap((word) => found(word))
      : asParsed(rest)
  return unique([...inText, ...(isChosen ? [atRunTime] : [])])
}

function unique(touches: readonly Touched[]): Touched[] {
  return [...new Map(touches.map((each) => [`${each.line} ${each.table}`, each])).values()]
}
