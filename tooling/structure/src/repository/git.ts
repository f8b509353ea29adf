import { spawnSync } from 'node:child_process'

import { StructureError } from '../structure-error.ts'

/** What git prints. Throws a StructureError of one line when it fails. */
export function git(dir: string, args: readonly string[]): string {
  const { output, failure } = tryGit(dir, args)
  if (failure !== null) throw new StructureError(failure)
  return output
}

/** The same, with git's own first words when it fails. Throws only when there is no git. */
export function tryGit(
  dir: string,
  args: readonly string[],
  input = '',
): { readonly output: string; readonly failure: string | null } {
  const { error, status, stdout, stderr } = spawnSync('git', ['-C', dir, ...args], {
    encoding: 'utf8',
    env: gitEnvironment(),
    input,
    maxBuffer: 1024 ** 3,
  })
  if (error && 'code' in error && error.code === 'ENOENT') {
    throw new StructureError('git is not on the PATH; a repository cannot be read without it.')
  }
  if (error) throw error
  const [reason = `git ${args.join(' ')} failed.`] = stderr.split('\n').filter((line) => line)
  return { output: stdout, failure: status === 0 ? null : reason.replace(/^fatal: /, '') }
}

const hookVariables = new Set(
  'GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_COMMON_DIR GIT_OBJECT_DIRECTORY'.split(' '),
)

/** Without what a git hook sets for its own repository: the one that is read may be another. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !hookVariables.has(name)),
  )
}
