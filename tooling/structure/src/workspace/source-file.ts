import { parseSync } from 'oxc-parser'

import { type Delegate, readDelegates } from './facts/delegates.ts'
import { readEnvironmentReads } from './facts/environment-reads.ts'
import { type FeatureName, readFeatureNames } from './facts/feature-names.ts'
import { type Import, readImports } from './facts/imports.ts'
import { type Narrowing, readNarrowings } from './facts/narrowings.ts'
import { readSqlTexts, type SqlText } from './facts/sql-texts.ts'
import { lineCounter } from './facts/syntax.ts'

/** What the rules know of one source file. */
export interface SourceFile {
  /** From the workspace root, with forward slashes. */
  readonly path: string
  /** Test code may use devDependencies and test-only edges. */
  readonly isTest: boolean
  readonly lines: number
  readonly imports: readonly Import[]
  /** Lines that read the process's environment. */
  readonly environmentReads: readonly number[]
  readonly narrowings: readonly Narrowing[]
  readonly delegates: readonly Delegate[]
  readonly sqlTexts: readonly SqlText[]
  readonly featureNames: readonly FeatureName[]
  /** Why the file could not be parsed, if so; the rest is then unknown. */
  readonly parseError: string | null
}

export function parseSource(path: string, text: string, isTest: boolean): SourceFile {
  const { program, errors } = parseSync(path, text)
  const lineOf = lineCounter(text)
  // Walking a tree costs more than searching a text; a name may also be written with escapes.
  const mentions = (word: string) => text.includes(word) || text.includes('\\u')
  return {
    path,
    isTest,
    lines: lineOf(text.trimEnd().length),
    imports: readImports(program, lineOf),
    environmentReads: mentions('process') ? readEnvironmentReads(program, lineOf) : [],
    narrowings: mentions('FeatureDb') ? readNarrowings(program, lineOf) : [],
    delegates: readDelegates(program, lineOf),
    sqlTexts: readSqlTexts(program, lineOf),
    featureNames: mentions('defineFeature') ? readFeatureNames(program, lineOf) : [],
    parseError: errors[0]?.message ?? null,
  }
}
