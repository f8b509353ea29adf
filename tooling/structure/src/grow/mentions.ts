import { spawnSync } from 'node:child_process'

/** Where else a package is named, as in documents: `file:line`. Empty where there is no repository. */
export function mentionsOf(root: string, folder: string): string[] {
  const elsewhere = ['.', ':!pnpm-lock.yaml', `:!packages/${folder}`]
  const args = ['grep', '--untracked', '-nIwF', folder, '--', ...elsewhere]
  const { stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(':', 2).join(':'))
}
