import { runTask, type TurboTask } from './turbo.ts'

/**
 * Gives the tests of one run one PostgreSQL cluster, and only when a package that may talk to the database
 * really runs: a run that is wholly cached starts nothing.
 */
export async function withTestCluster<Result>(
  root: string,
  plan: readonly TurboTask[],
  run: (env: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  if (!needsDatabase(plan)) return run({})

  const generated = await runTask(root, 'generate')
  if (generated.exitCode !== 0) return run({})
  const { startTestCluster } = await import('@backarch/db/testing')
  await using cluster = await startTestCluster()
  return await run({ BACKARCH_TEST_POSTGRES_URL: cluster.url })
}

/** Whether a package whose tests are not cached depends on the database, however far down. */
export function needsDatabase(plan: readonly TurboTask[]): boolean {
  return plan
    .filter(({ task, cached }) => task === 'test' && !cached)
    .some(({ taskId }) => reaches(plan, taskId, '@backarch/db#sources'))
}

function reaches(plan: readonly TurboTask[], from: string, to: string): boolean {
  const { dependencies = [] } = plan.find(({ taskId }) => taskId === from) ?? {}
  return dependencies.some((id) => id === to || reaches(plan, id, to))
}
