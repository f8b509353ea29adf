import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { blindSpots, checkStructure, packageDirs, renderBreach } from '@backarch/structure'

import { runCommand } from './run-command.ts'
import { runTask, turboCommand } from './turbo.ts'

export interface StepResult {
  readonly ok: boolean
  /** Printed only when the step fails. */
  readonly output: string
}

export interface Step {
  readonly name: string
  readonly run: (root: string) => Promise<StepResult>
}

/** A program of the workspace's own node_modules, or a script run by this Node. */
function command(program: string, ...args: readonly string[]): Step['run'] {
  return async (root) => {
    const { exitCode, output } = await runCommand(program, args, { cwd: root })
    return { ok: exitCode === 0, output }
  }
}

/** The types of every package, each judged against the emitted types of those below it. */
async function types(root: string): Promise<StepResult> {
  const { exitCode, tasks, output } = await runTask(root, 'types')
  const checked = tasks.filter(({ task, runs }) => task === 'types' && runs)
  const failed = tasks.filter(({ exitCode: code }) => code !== null && code !== 0)
  const logs = failed.map(async ({ directory, logFile }) => {
    const log = await readFile(join(root, logFile), 'utf8')
    return `${directory}:\n${log.trim()}\n`
  })
  const missing = packageDirs(root).filter((dir) => !checked.some((task) => task.directory === dir))
  const blind = missing.map((dir) => `${dir} has no "types" script.`)
  const said = exitCode !== 0 && failed.length === 0 ? [output] : []
  return {
    ok: exitCode === 0 && blind.length === 0,
    output: [...(await Promise.all(logs)), ...blind, ...said].join('\n'),
  }
}

/** Oxlint passes when it finds no file: it must have seen at least what the structure check saw. */
async function lint(root: string): Promise<StepResult> {
  const args = ['--deny-warnings', '--type-aware']
  const { exitCode, output } = await runCommand('oxlint', args, { cwd: root })
  const seen = Number(/ on (\d+) files?/.exec(output)?.[1] ?? 0)
  const { files } = await checkStructure(root)
  const blind = seen < files ? `Oxlint saw ${seen} files of at least ${files}.\n` : ''
  return { ok: exitCode === 0 && blind === '', output: output + blind }
}

/** Two opinions on who imports whom: turbo's and our own. */
async function boundaries(root: string): Promise<StepResult> {
  const report = await checkStructure(root)
  const { packages, breaches } = report
  const turbo = await turboCommand(root, ['boundaries'])
  const seen = Number(/ in (\d+) packages?/.exec(turbo.output)?.[1] ?? 0)
  const blind = [
    ...(seen < packages ? [`Turbo saw ${seen} packages of ${packages}.`] : []),
    ...blindSpots(root, report),
  ]
  return {
    ok: breaches.length + blind.length === 0 && turbo.exitCode === 0,
    output: [
      ...breaches.map((breach) => `${renderBreach(breach)}\n`),
      ...(turbo.exitCode === 0 ? [] : [turbo.output]),
      ...blind,
    ].join('\n'),
  }
}

/** What `pnpm verify` does before the tests, in this order: lint reads the types that `types` emits. */
export const steps: readonly Step[] = [
  { name: 'format', run: command('oxfmt', '--check') },
  { name: 'boundaries', run: boundaries },
  { name: 'types', run: types },
  { name: 'lint', run: lint },
  { name: 'unused', run: command('knip', '--no-progress') },
  { name: 'migrations', run: command('node', 'packages/db/src/cli.ts', 'status') },
  { name: 'environment', run: command('node', 'apps/server/src/env-example.ts', '--check') },
]
