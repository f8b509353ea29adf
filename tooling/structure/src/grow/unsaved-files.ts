import { spawnSync } from 'node:child_process'

import { rebuilt } from './snapshots.ts'

/**
 * The files below a folder that git could not bring back: changed, new, or ignored and not rebuilt by a command.
 * Null where there is no repository, and so nothing could be brought back.
 */
export function unsavedFiles(root: string, dir: string): string[] | null {
  const args = ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all', '--ignored']
  const { status, stdout } = spawnSync('git', [...args, '--', dir], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) return null
  return stdout
    .split('\0')
    .filter((entry) => entry !== '' && !entry.startsWith(' D') && !entry.startsWith('D '))
    .map((entry) => entry.slice(3))
    .filter((path) => !path.split('/').some((name) => rebuilt.has(name)))
}
