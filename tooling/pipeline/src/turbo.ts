import { readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { z } from 'zod'

import { runCommand } from './run-command.ts'

export interface TurboTask {
  /** `@backarch/core#test` */
  readonly taskId: string
  readonly package: string
  readonly task: string
  /** False where a package has no such script: the task then only stands for what it depends on. */
  readonly runs: boolean
  /** From the workspace root. */
  readonly directory: string
  readonly logFile: string
  /** Ids of the tasks that come before this one. */
  readonly dependencies: readonly string[]
  readonly cached: boolean
  /** Null until the task was attempted; a cached one counts as attempted. */
  readonly exitCode: number | null
  readonly seconds: number
}

export interface TurboRun {
  readonly exitCode: number
  readonly tasks: readonly TurboTask[]
  /** What turbo itself said, tasks left out. */
  readonly output: string
}

const turbo = fileURLToPath(import.meta.resolve('turbo/bin/turbo'))

const tasksSchema = z.object({
  tasks: z.array(
    z.object({
      taskId: z.string(),
      package: z.string(),
      task: z.string(),
      command: z.string(),
      directory: z.string(),
      logFile: z.string(),
      dependencies: z.array(z.string()),
      cache: z.object({ status: z.enum(['HIT', 'MISS']) }),
      execution: z
        .object({ startTime: z.number(), endTime: z.number(), exitCode: z.number().nullish() })
        .optional(),
    }),
  ),
})

/** The outer `pnpm` has verified what is installed; the scripts that turbo starts need not do it once each. */
const verified = { pnpm_config_verify_deps_before_run: 'false' }

/** Runs turbo with this process's Node, and nothing of it on the screen. */
export function turboCommand(root: string, args: readonly string[], env?: Record<string, string>) {
  return runCommand(process.execPath, [turbo, ...args], { cwd: root, env: { ...verified, ...env } })
}

/** What a run of this task would do, and which of it is already known. */
export async function planTask(root: string, task: string): Promise<TurboTask[]> {
  const { exitCode, stdout, output } = await turboCommand(root, ['run', task, '--dry-run=json'])
  if (exitCode !== 0) throw new Error(`turbo cannot plan "${task}":\n${output}`)
  return parseTasks(stdout)
}

/** Runs a task in every package that has it, to the end even when one fails. */
export async function runTask(
  root: string,
  task: string,
  env: Record<string, string> = {},
): Promise<TurboRun> {
  const args = ['run', task, '--continue=always', '--output-logs=none', '--summarize']
  const { exitCode, output } = await turboCommand(root, args, env)
  const [, summary] = /^Summary:\s+(.+)$/m.exec(output) ?? []
  if (summary === undefined) throw new Error(`turbo did not finish "${task}":\n${output}`)
  const tasks = parseTasks(await readFile(summary, 'utf8'))
  await rm(summary)
  return { exitCode, tasks, output }
}

function parseTasks(json: string): TurboTask[] {
  return tasksSchema
    .parse(JSON.parse(json))
    .tasks.map(({ cache, execution, command, ...task }) => ({
      ...task,
      runs: command !== '<NONEXISTENT>',
      cached: cache.status === 'HIT',
      exitCode: execution?.exitCode ?? null,
      seconds: execution ? (execution.endTime - execution.startTime) / 1000 : 0,
    }))
}
