import { loadModule, parseSync } from 'libpg-query'

import { type Branch, branch, isBranch, list, names, texts } from './parse-tree.ts'

/** What a piece of SQL does to tables and to what shares a namespace with them: views, indexes, sequences, types. */
export interface SqlReading {
  /** All that is named, but for the targets of foreign keys, which are references and no access. */
  readonly touches: readonly Touch[]
  readonly creates: readonly string[]
  readonly drops: readonly string[]
  /** Code of functions and DO blocks: text to the grammar. */
  readonly bodies: readonly { readonly code: string; readonly line: number }[]
}

export interface Touch {
  readonly name: string
  /** Counted from the first line of the SQL, which is 0. */
  readonly line: number
}

const systemSchemas = new Set(['pg_catalog', 'information_schema'])
/** What DROP and COMMENT call by a list of names: how many belong to the part and not to its table. */
const partsOfTables = new Set([
  'OBJECT_TRIGGER',
  'OBJECT_RULE',
  'OBJECT_POLICY',
  'OBJECT_COLUMN',
  'OBJECT_TABCONSTRAINT',
])

/** PostgreSQL's own grammar, loaded when it is first needed. */
export async function loadGrammar(): Promise<void> {
  await loadModule()
}

/** Reads one or more statements; a text says why PostgreSQL would not. Call `loadGrammar` before. */
export function readSql(sql: string): SqlReading | string {
  const touches: Touch[] = []
  const creates: string[] = []
  const drops: string[] = []
  const bodies: { readonly code: string; readonly line: number }[] = []
  const bytes = Buffer.from(sql)
  const lineOf = lineCounter(bytes)
  let line = 0
  const goTo = (offset: unknown) => {
    if (typeof offset === 'number' && offset >= 0) line = lineOf(offset)
  }
  const touch = (name: string | undefined) => {
    if (name !== undefined) touches.push({ name, line })
  }

  const walk = (value: unknown, key: string, hidden: ReadonlySet<string>): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, key, hidden)
    if (!isBranch(value) || key === 'pktable') return
    const { relname, schemaname } = value
    if (typeof relname === 'string' && !systemSchemas.has(String(schemaname))) {
      goTo(value['location'])
      // A query by this name hides the table, but only where rows are read.
      const isHidden = key === 'RangeVar' && schemaname === undefined && hidden.has(relname)
      if (!isHidden) touch(relname)
    }
    statements[key]?.(value)
    const inside = walkQueries(value['withClause'], hidden)
    for (const [name, child] of Object.entries(value)) {
      if (name !== 'withClause') walk(child, name, inside)
    }
  }
  /** Walks the queries of a WITH, each of which sees those before it; answers what the statement itself sees. */
  const walkQueries = (clause: unknown, hidden: ReadonlySet<string>): ReadonlySet<string> => {
    if (!isBranch(clause)) return hidden
    const queries = list(clause['ctes']).map((each) => branch(each, 'CommonTableExpr'))
    let seen = new Set(hidden)
    if (clause['recursive'] === true) seen = new Set([...seen, ...queries.map(queryName)])
    for (const query of queries) {
      walk(query, 'CommonTableExpr', seen)
      seen = new Set([...seen, queryName(query)])
    }
    return seen
  }

  const statements: Readonly<Record<string, (node: Branch) => void>> = {
    CreateStmt: (node) => creates.push(...texts(node['relation'], 'relname')),
    CreateSeqStmt: (node) => creates.push(...texts(node['sequence'], 'relname')),
    ViewStmt: (node) => creates.push(...texts(node['view'], 'relname')),
    into: (node) => creates.push(...texts(node['rel'], 'relname')),
    intoClause: (node) => creates.push(...texts(node['rel'], 'relname')),
    IndexStmt: (node) => creates.push(...texts(node, 'idxname')),
    CreateEnumStmt: (node) => {
      creates.push(...names(node['typeName']).slice(-1))
      touch(names(node['typeName']).at(-1))
    },
    AlterEnumStmt: (node) => touch(names(node['typeName']).at(-1)),
    RenameStmt: (node) => {
      touch(names(node['object']).at(-1))
      if (!/_(TABLE|INDEX|SEQUENCE|VIEW|MATVIEW|TYPE)$/.test(String(node['renameType']))) return
      creates.push(...texts(node, 'newname'))
      drops.push(...texts(node['relation'], 'relname'))
    },
    DropStmt: (node) => {
      const depth = partsOfTables.has(String(node['removeType'])) ? -2 : -1
      for (const object of list(node['objects'])) {
        touch(names(object).at(depth))
        if (depth === -1) drops.push(...names(object).slice(-1))
      }
    },
    CommentStmt: (node) => {
      touch(names(node['object']).at(partsOfTables.has(String(node['objtype'])) ? -2 : -1))
    },
    /** `'user_account'::regclass` and `nextval('user_account_id_seq')` */
    TypeCast: (node) => {
      const isName = names(branch(node, 'typeName')['names']).at(-1) === 'regclass'
      if (isName) touchText(branch(node, 'arg'))
    },
    FuncCall: (node) => {
      const isSequence = /^(nextval|currval|setval|to_regclass)$/.test(
        names(node['funcname']).at(-1) ?? '',
      )
      if (isSequence) for (const argument of list(node['args'])) touchText(argument)
    },
    DoStmt: (node) => bodies.push(...body(node['args'])),
    CreateFunctionStmt: (node) => bodies.push(...body(node['options'])),
  }
  const touchText = (node: unknown) => {
    const text = branch(branch(node, 'A_Const'), 'sval')['sval']
    if (typeof text === 'string') touch(text.split('.').at(-1)?.replaceAll('"', ''))
  }
  const body = (options: unknown) =>
    list(options)
      .map((option) => branch(option, 'DefElem'))
      .filter(({ defname }) => defname === 'as')
      .flatMap(({ arg }) => names(arg).map((code) => ({ code, line })))

  try {
    for (const { stmt, stmt_location: start = 0, stmt_len: length } of parseSync(sql).stmts ?? []) {
      goTo(start + lengthOfComments(bytes.subarray(start, length && start + length)))
      walk(stmt, '', new Set())
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return { touches, creates, drops, bodies }
}

function queryName(query: Branch): string {
  return String(query['ctename'])
}

/** Positions in a parse tree count bytes. */
function lineCounter(bytes: Buffer): (offset: number) => number {
  const ends: number[] = []
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) ends.push(at)
  return (offset) => ends.findLastIndex((end) => end < offset) + 1
}

/** A statement begins, to the grammar, where the one before it ended. */
function lengthOfComments(statement: Buffer): number {
  const [comments = ''] = /^(\s|--.*\n|\/\*[^]*?\*\/)*/.exec(statement.toString()) ?? []
  return Buffer.byteLength(comments)
}
