import { AppError } from '@backarch/core'

import type { Migration } from '../compose/history.ts'
import { describeStatement } from './describe-statement.ts'
import { splitStatements } from './split-statements.ts'

/**
 * A step and its record are one transaction, which is what lets a killed migration run again. Throws VALIDATION
 * for a step that would end that transaction itself or cannot run in one.
 */
export function checkTransactions(step: Migration): void {
  for (const { bare: statement } of splitStatements(step.sql)) {
    const isControl = describeStatement(statement).kind === 'transaction'
    const isConcurrent = /^(?:CREATE|DROP|REINDEX)\b[^(]*\bCONCURRENTLY\b/i.test(statement)
    if (!isControl && !isConcurrent && !/^VACUUM\b/i.test(statement)) continue
    const [words = statement] = statement.split('\n')
    throw new AppError(
      'VALIDATION',
      `Migration ${step.name} of ${step.packageName} has "${words.slice(0, 60)}", which cannot be part of the one transaction every step is: take it out.`,
      { details: { reason: 'migration_invalid', migration: step.name } },
    )
  }
}
