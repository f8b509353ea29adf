/** What one statement of a migration touches. */
export interface StatementTarget {
  readonly kind: 'table' | 'type' | 'index' | 'transaction' | 'other'
  /** Name in the database; null for a kind that has none. */
  readonly name: string | null
  /** What would be lost, or refused by existing rows; one phrase each. */
  readonly losses: readonly string[]
}

const schemaPrefix = String.raw`(?:"?public"?\.)?`
const named = String.raw`${schemaPrefix}"?([^\s"(;,]+)"?`

function matcher(words: string): RegExp {
  return new RegExp(`^${words.replaceAll(' ', String.raw`\s+`)}${named}`, 'i')
}

const tableWords = [
  'CREATE TABLE (?:IF NOT EXISTS )?',
  'ALTER TABLE (?:IF EXISTS )?(?:ONLY )?',
  'DROP TABLE (?:IF EXISTS )?',
  'TRUNCATE (?:TABLE )?',
  'INSERT INTO ',
  'UPDATE (?:ONLY )?',
  'DELETE FROM (?:ONLY )?',
].map(matcher)
const typeWords = ['CREATE TYPE ', 'ALTER TYPE ', 'DROP TYPE (?:IF EXISTS )?'].map(matcher)
const indexWords = [
  'DROP INDEX (?:CONCURRENTLY )?(?:IF EXISTS )?',
  'ALTER INDEX (?:IF EXISTS )?',
].map(matcher)
const createIndex = new RegExp(
  String.raw`^CREATE\s+(?:UNIQUE\s+)?INDEX\s[^(]*?\bON\s+(?:ONLY\s+)?${named}`,
  'i',
)
const transaction = /^(?:BEGIN|COMMIT|END|ROLLBACK|ABORT|START\s+TRANSACTION|SAVEPOINT|RELEASE)\b/i

export function describeStatement(statement: string): StatementTarget {
  if (transaction.test(statement)) return { kind: 'transaction', name: null, losses: [] }
  const table = nameIn([createIndex, ...tableWords], statement)
  if (table !== null) return { kind: 'table', name: table, losses: lossesIn(statement, table) }
  const type = nameIn(typeWords, statement)
  if (type !== null) return { kind: 'type', name: type, losses: lossesIn(statement, type) }
  const index = nameIn(indexWords, statement)
  if (index !== null) return { kind: 'index', name: index, losses: [] }
  return { kind: 'other', name: null, losses: [] }
}

function nameIn(patterns: readonly RegExp[], statement: string): string | null {
  for (const pattern of patterns) {
    const name = pattern.exec(statement)?.[1]
    if (name !== undefined) return name
  }
  return null
}

function lossesIn(statement: string, name: string): string[] {
  const losses: string[] = []
  if (/^DROP\s+TABLE\b/i.test(statement)) losses.push(`drops the table ${name} with all its rows`)
  if (/^TRUNCATE\b|^DELETE\b/i.test(statement)) losses.push(`deletes rows of ${name}`)
  if (/^DROP\s+TYPE\b/i.test(statement) && !name.endsWith('_old'))
    losses.push(`drops the enum ${name}`)
  if (!/^ALTER\s+TABLE\b/i.test(statement)) return losses
  for (const [, column] of statement.matchAll(
    /\bDROP\s+COLUMN\s+(?:IF\s+EXISTS\s+)?"?([^\s",;]+)/gi,
  )) {
    losses.push(`drops the column ${name}.${column} with what is in it`)
  }
  for (const [, column, type] of statement.matchAll(
    /\bALTER\s+COLUMN\s+"?([^\s",;]+)"?\s+(?:SET\s+DATA\s+)?TYPE\s+([^,;]+)/gi,
  )) {
    losses.push(`casts ${name}.${column} to ${type?.trim()}, and fails or loses what does not fit`)
  }
  for (const [, column, rest] of statement.matchAll(/\bADD\s+COLUMN\s+"?([^\s",;]+)"?([^,;]*)/gi)) {
    if (/NOT\s+NULL/i.test(rest ?? '') && !/DEFAULT|GENERATED|SERIAL/i.test(rest ?? '')) {
      losses.push(`fails if ${name} has rows: ${column} is required and has no default`)
    }
  }
  for (const [, column] of statement.matchAll(
    /\bALTER\s+COLUMN\s+"?([^\s",;]+)"?\s+SET\s+NOT\s+NULL/gi,
  )) {
    losses.push(`fails if ${name}.${column} is empty in any row`)
  }
  return losses
}
