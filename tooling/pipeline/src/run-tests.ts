import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { packageDirs } from '@backarch/structure'

import { startProgress } from './progress.ts'
import { withTestCluster } from './test-cluster.ts'
import { readCounts, reportFile, testFiles, type TestCounts } from './test-report.ts'
import { planTask, runTask, type TurboTask } from './turbo.ts'

export interface PackageResult extends TestCounts {
  /** The package's folder name. */
  readonly name: string
  readonly seconds: number
  readonly cached: boolean
  /** Why the package fails although no single test does; null when there is nothing of the kind. */
  readonly problem: string | null
  /** What its run printed. */
  readonly log: string
}

/** Runs the tests of every package below `root`; what turbo already knows is read from its cache. */
export async function runTests(root: string): Promise<PackageResult[]> {
  const plan = await planTask(root, 'test')
  // A package that neither has tests nor says so is left out.
  const dirs = packageDirs(root).filter(
    (dir) => testTask(plan, dir) !== undefined || testFiles(join(root, dir)).length > 0,
  )
  // A report that is still there afterwards was written or restored by this very run.
  await Promise.all(dirs.map((dir) => rm(join(root, dir, reportFile), { force: true })))

  using progress = startProgress()
  const started = Date.now()
  const show = () => {
    const done = dirs.filter((dir) => existsSync(join(root, dir, reportFile))).length
    const seconds = Math.round((Date.now() - started) / 1000)
    progress.show(`testing, ${done} of ${dirs.length} packages done, ${seconds} s`)
  }
  show()
  const timer = setInterval(show, 250)
  try {
    const run = await withTestCluster(root, plan, (env) => runTask(root, 'test', env))
    const results = dirs.map((dir) => packageResult(root, dir, run.tasks))
    return await Promise.all(results)
  } finally {
    clearInterval(timer)
  }
}

async function packageResult(
  root: string,
  dir: string,
  tasks: readonly TurboTask[],
): Promise<PackageResult> {
  const name = dir.slice(dir.lastIndexOf('/') + 1)
  const task = testTask(tasks, dir)
  if (task === undefined) {
    const problem = 'It has test files and no "test" script.'
    return { name, passed: 0, failed: 0, skipped: 0, seconds: 0, cached: false, problem, log: '' }
  }
  const { counts, problem } = await readCounts(join(root, dir))
  const log = await readFile(join(root, task.logFile), 'utf8').catch(() => '')
  const { seconds, cached, exitCode } = task
  const stopped = exitCode !== 0 && counts.failed === 0 ? `Its run ended with ${exitCode}.` : null
  return { name, ...counts, seconds, cached, problem: problem ?? stopped, log }
}

function testTask(tasks: readonly TurboTask[], dir: string): TurboTask | undefined {
  return tasks.find(({ task, runs, directory }) => task === 'test' && runs && directory === dir)
}
