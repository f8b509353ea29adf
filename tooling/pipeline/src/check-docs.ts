import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { type DocBlock, docBlocks } from './doc-commands.ts'
import { inCopy, readersEnvironment } from './readers-environment.ts'
import { type Environment, runCommand } from './run-command.ts'
import { tryServer } from './try-server.ts'
import type { StepResult } from './verify-steps.ts'
import { committableFiles, copyWorkspace } from './workspace-copy.ts'

/**
 * Runs every command that the documents show, in the order they show it, in a fresh copy of the workspace
 * that has nothing installed: what a reader types on a bare clone.
 */
export async function checkDocs(root: string): Promise<StepResult> {
  // A document may show this very check.
  if (process.env[inCopy]) return { ok: true, output: '' }
  const blocks = committableFiles(root)
    .filter((path) => path.endsWith('.md') && !path.includes('/fixtures/'))
    .flatMap((path) => docBlocks(path, readFileSync(join(root, path), 'utf8')))
  using copy = copyWorkspace(root)
  const env = readersEnvironment(root)
  const failures: string[] = []
  for (const block of blocks) {
    const problem = await tryBlock(copy.dir, block, env)
    if (problem !== null) failures.push(`${block.file}:${block.line}\n${problem.trim()}\n`)
  }
  return { ok: failures.length === 0, output: failures.join('\n') }
}

/** Says what went wrong; null when the block does what its document promises. */
async function tryBlock(cwd: string, block: DocBlock, env: Environment): Promise<string | null> {
  if (block.kind === 'long') return null
  if (block.kind === 'keeps-running') return tryServer(block.script, { cwd, env })
  if (block.kind === 'script') {
    const { exitCode, output } = await shell(block.script, cwd, env)
    return exitCode === 0 ? null : `${block.script}\n${output}\nended with ${exitCode}`
  }
  for (const { command, output: promised } of block.steps) {
    const { stdout, output } = await shell(command, cwd, env)
    if (stdout.trimEnd() !== promised) {
      return `$ ${command}\nprints:\n${output.trimEnd()}\nbut the document says:\n${promised}`
    }
  }
  return null
}

function shell(script: string, cwd: string, env: Environment) {
  return runCommand('bash', ['-euo', 'pipefail', '-c', script], { cwd, env })
}
