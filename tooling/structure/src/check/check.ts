import { readWorkspace } from '../workspace/workspace.ts'
import type { Breach } from './breach.ts'
import { rules } from './rules/index.ts'

export interface Report {
  readonly packages: number
  readonly files: number
  readonly breaches: readonly Breach[]
}

/** Checks the workspace at `root` against its `architecture.json`. Throws a StructureError when it cannot. */
export function checkStructure(root: string): Report {
  const workspace = readWorkspace(root)
  const breaches = Object.entries(rules).flatMap(([rule, find]) =>
    find(workspace).map((breach) => ({ rule, ...breach })),
  )
  return {
    packages: workspace.packages.length,
    files: workspace.packages.reduce((sum, { files }) => sum + files.length, 0),
    breaches,
  }
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
