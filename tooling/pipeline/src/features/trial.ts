import { execFileSync } from 'node:child_process'

import { readersEnvironment } from '../readers-environment.ts'
import { runCommand } from '../run-command.ts'
import { commitAll, copyWorkspace } from '../workspace-copy.ts'

/** A copy of the workspace to try something in. */
export interface Trial extends Disposable {
  readonly dir: string
  /** Runs a script of the workspace as a reader would; throws with what it printed when it fails. */
  readonly pnpm: (...words: readonly string[]) => Promise<void>
  readonly commit: () => void
  /** What differs from the last commit, or from the one before that many. */
  readonly changes: (commits?: number) => string[]
  /** Back to the last commit. */
  readonly reset: () => void
}

export function startTrial(root: string): Trial {
  const copy = copyWorkspace(root)
  const { dir } = copy
  const env = readersEnvironment(root)
  const git = (...words: readonly string[]) =>
    execFileSync('git', words, { cwd: dir, encoding: 'utf8' })
  return {
    dir,
    commit: () => commitAll(dir),
    pnpm: async (...words) => {
      const { exitCode, output } = await runCommand('pnpm', words, { cwd: dir, env })
      if (exitCode === 0) return
      throw new Error(`"pnpm ${words.join(' ')}" ended with ${exitCode}:\n${output.trim()}`)
    },
    changes: (commits = 0) => {
      git('add', '--all')
      const changed = git('diff', '--name-only', '--cached', `HEAD~${commits}`)
      return changed.split('\n').filter((path) => path !== '')
    },
    reset: () => git('reset', '--quiet', '--hard'),
    [Symbol.dispose]: () => copy[Symbol.dispose](),
  }
}
