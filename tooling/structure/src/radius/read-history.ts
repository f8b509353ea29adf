import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

import { git, gitEnvironment } from '../repository/git.ts'
import { StructureError } from '../structure-error.ts'
import { type Commit, headerFormat, parseRawLog } from './parse-raw-log.ts'

/** Whatever the user's own configuration says, and byte for byte: no external program takes part. */
const logArguments: readonly string[] = [
  '-c log.showRoot=true -c log.showSignature=false -c log.follow=false',
  'log -z --raw --no-abbrev --ignore-submodules=none',
  '--no-color --no-notes --no-ext-diff --no-textconv --no-mailmap',
]
  .flatMap((words) => words.split(' '))
  .concat(`--format=tformat:${headerFormat}`)

/** The commits that HEAD comes from, newest first, one at a time. `since` is in seconds since 1970. */
export async function* readHistory(root: string, since?: number): AsyncGenerator<Commit> {
  // A commit of more than 300 files that moved and changed is repo-wide; comparing them all takes seconds.
  const renames = isPartialClone(root) ? ['-M100%'] : ['-M', '-l300']
  const limit = since === undefined ? [] : [`--max-age=${since}`]
  const args = ['-C', root, ...logArguments, ...renames, ...limit, 'HEAD', '--']
  const log = spawn('git', args, {
    env: gitEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exit = new Promise<number | null>((done, fail) =>
    log.once('close', done).once('error', fail),
  )
  const complaint = text(log.stderr)
  try {
    yield* parseRawLog(log.stdout)
    const [code, said] = await Promise.all([exit, complaint])
    const [reason = `fatal: git log ended with ${code}`] = said.match(/^fatal: .*/m) ?? []
    if (code !== 0) throw new StructureError(`git cannot read the history: ${reason.slice(7)}`)
  } finally {
    log.kill()
  }
}

/** Whether files' contents are elsewhere, as after `git clone --filter=blob:none`: to compare them is to fetch them. */
export function isPartialClone(root: string): boolean {
  return /^remote\..*\.promisor$/m.test(git(root, ['config', '--list', '--name-only']))
}

/** Where a shallow clone's history is cut: commits whose parents, and so whose changes, are unknown. */
export function cutCommits(root: string): ReadonlySet<string> {
  const file = resolve(root, git(root, ['rev-parse', '--git-path', 'shallow']).trim())
  return new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [])
}
