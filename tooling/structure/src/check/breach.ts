import type { Workspace } from '../workspace/workspace.ts'

/** One place where the workspace leaves its own structure. */
export interface Breach {
  readonly rule: string
  /** From the workspace root. */
  readonly file: string
  readonly line: number
  /** The chain of packages, ending where it must not lead; empty when the breach is not about an edge. */
  readonly path: readonly string[]
  readonly message: string
  /** What to do about it. */
  readonly instead: string
}

export type Found = readonly Omit<Breach, 'rule'>[]

export type Rule = (workspace: Workspace) => Found | Promise<Found>
