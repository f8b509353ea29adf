import { spawnSync } from 'node:child_process'

/** The files that name a package besides its own, documents for the most part. None where there is no repository. */
export function mentionsOf(root: string, folder: string): string[] {
  const elsewhere = ['.', ':!pnpm-lock.yaml', `:!packages/${folder}`]
  const args = ['grep', '--untracked', '-lIwF', folder, '--', ...elsewhere]
  const { stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return stdout.split('\n').filter((path) => path !== '')
}
