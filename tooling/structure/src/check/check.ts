import { readWorkspace } from '../workspace/workspace.ts'
import type { Advice } from './advice.ts'
import type { Breach } from './breach.ts'
import { findAdvice } from './find-advice.ts'
import { rules } from './rules/index.ts'

export interface Report {
  readonly packages: number
  readonly files: number
  readonly models: number
  readonly migrations: number
  readonly breaches: readonly Breach[]
  readonly advice: readonly Advice[]
}

/** Checks the workspace at `root` against its `architecture.json`. Throws a StructureError when it cannot. */
export async function checkStructure(root: string): Promise<Report> {
  const workspace = readWorkspace(root)
  const { packages, tableOwners } = workspace
  const found = await Promise.all(
    Object.entries(rules).map(async ([rule, find]) =>
      (await find(workspace)).map((breach) => ({ rule, ...breach })),
    ),
  )
  return {
    packages: packages.length,
    files: packages.reduce((sum, { files }) => sum + files.length, 0),
    models: tableOwners.flatMap(({ models }) => models).filter(({ delegate }) => delegate !== null)
      .length,
    migrations: tableOwners.flatMap(({ migrations }) => migrations).length,
    breaches: found.flat().toSorted(byPlace),
    advice: findAdvice(workspace),
  }
}

/** By file, line, rule and message, so that two runs print the same. */
function byPlace(a: Breach, b: Breach): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  if (a.line !== b.line) return a.line - b.line
  const [first, second] = [a.rule + a.message, b.rule + b.message]
  return first < second ? -1 : Number(first > second)
}

/** A breach as a person reads it: what, where, along which path, what to do. */
export function renderBreach({ rule, file, line, path, message, instead }: Breach): string {
  return [
    message,
    `  rule   ${rule}`,
    `  where  ${file}:${line}`,
    ...(path.length > 0 ? [`  path   ${path.join(' → ')}`] : []),
    `  do     ${instead}`,
  ].join('\n')
}
