import type { ComposedModels } from '../compose/compose-models.ts'
import type { Migration } from '../compose/history.ts'
import { describeStatement, type StatementTarget } from './describe-statement.ts'
import type { Replay } from './replay-history.ts'
import { splitStatements } from './split-statements.ts'

/** One statement of a difference, and whose it is. */
export interface Change {
  /** As written to a migration: its comment, then the statement, no semicolon. */
  readonly text: string
  /** The table or enum it alters; null for what belongs to none, such as an extension. */
  readonly subject: string | null
  /** The package that owns the subject; null when no package ever declared it. */
  readonly owner: string | null
  readonly losses: readonly string[]
}

/** Says of every statement of a replay's difference which package's tables it alters. */
export function attributeChanges(
  replay: Replay,
  models: ComposedModels,
  history: readonly Migration[],
): Change[] {
  const creators = readCreators(history)
  const ownerOf = (name: string): string | null =>
    models.owners.get(name) ?? creators.get(name) ?? null
  return splitStatements(replay.script).flatMap(({ text, bare }) => {
    const target = describeStatement(bare)
    // Prisma wraps an enum's change in a transaction of its own; a step is one already.
    if (target.kind === 'transaction') return []
    const subject = subjectOf(target, replay, ownerOf)
    return [{ text, subject, owner: subject && ownerOf(subject), losses: target.losses }]
  })
}

function subjectOf(
  { kind, name }: StatementTarget,
  replay: Replay,
  ownerOf: (name: string) => string | null,
): string | null {
  if (name === null) return null
  if (kind === 'index') return replay.indexTables.get(name) ?? null
  // To take a value out of an enum, Prisma builds "<name>_new", swaps, and drops "<name>_old".
  if (kind === 'type' && ownerOf(name) === null) return name.replace(/_(?:new|old)$/, '')
  return name
}

/** Who created a table or enum that no model declares any more. */
function readCreators(history: readonly Migration[]): Map<string, string> {
  const creators = new Map<string, string>()
  for (const step of history) {
    for (const { bare } of splitStatements(step.sql)) {
      const { name } = describeStatement(bare)
      const renamed = /\bRENAME\s+TO\s+"?([^\s";]+)/i.exec(bare)?.[1]
      if (/^CREATE\s+(?:TABLE|TYPE)\b/i.test(bare) && name !== null)
        creators.set(name, step.packageName)
      if (/^ALTER\s+(?:TABLE|TYPE)\b/i.test(bare) && renamed !== undefined) {
        creators.set(renamed, step.packageName)
      }
    }
  }
  return creators
}
