import { runTask, type TurboTask } from './turbo.ts'

const database = '@backarch/db'

/**
 * Gives the tests of one run one PostgreSQL cluster, and only when a package that may talk to the database
 * really runs: a run that is wholly cached starts nothing.
 */
export async function withTestCluster<Result>(
  root: string,
  plan: readonly TurboTask[],
  run: (env: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  const toRun = plan.filter(({ task, cached }) => task === 'test' && !cached)
  if (!toRun.some((task) => reaches(plan, task.taskId, `${database}#sources`))) return run({})

  const generated = await runTask(root, 'generate')
  if (generated.exitCode !== 0) return run({})
  const { startTestCluster } = await import('@backarch/db/testing')
  await using cluster = await startTestCluster()
  return await run({ BACKARCH_TEST_POSTGRES_URL: cluster.url })
}

function reaches(plan: readonly TurboTask[], from: string, to: string): boolean {
  const { dependencies = [] } = plan.find(({ taskId }) => taskId === from) ?? {}
  return dependencies.some((id) => id === to || reaches(plan, id, to))
}
