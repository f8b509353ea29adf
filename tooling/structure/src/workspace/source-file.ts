import { parseSync } from 'oxc-parser'

import { lineCounter } from '../syntax.ts'
import { type Delegate, delegateReader } from './facts/delegates.ts'
import { environmentReader } from './facts/environment-reads.ts'
import { type FeatureName, featureNameReader } from './facts/feature-names.ts'
import { type Import, importReader } from './facts/imports.ts'
import { type Narrowing, narrowingReader } from './facts/narrowings.ts'
import { walkOnce } from './facts/reader.ts'
import { type SqlText, sqlTextReader } from './facts/sql-texts.ts'

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
  const imports = importReader(lineOf)
  const environmentReads = environmentReader(lineOf)
  const narrowings = narrowingReader(lineOf)
  const delegates = delegateReader(lineOf)
  const sqlTexts = sqlTextReader(lineOf)
  const featureNames = featureNameReader(lineOf)
  walkOnce(program, [
    imports.visitor,
    delegates.visitor,
    sqlTexts.visitor,
    ...(mentions(text, 'process') ? [environmentReads.visitor] : []),
    ...(mentions(text, 'FeatureDb') ? [narrowings.visitor] : []),
    ...(mentions(text, 'defineFeature') ? [featureNames.visitor] : []),
  ])
  return {
    path,
    isTest,
    lines: lineOf(text.trimEnd().length),
    imports: imports.facts(),
    environmentReads: environmentReads.facts(),
    narrowings: narrowings.facts(),
    delegates: delegates.facts(),
    sqlTexts: sqlTexts.facts(),
    featureNames: featureNames.facts(),
    parseError: errors[0]?.message ?? null,
  }
}

/** Most files have no use for some readers. A name may also be written with escapes. */
function mentions(text: string, name: string): boolean {
  return text.includes(name) || text.includes('\\u')
}
