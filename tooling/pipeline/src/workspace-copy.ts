import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Every file below `root` that git tracks or would track. */
export function committableFiles(root: string): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  const out = execFileSync('git', args, { cwd: root, encoding: 'utf8' })
  return [...new Set(out.split('\0'))].filter((path) => path !== '' && existsSync(join(root, path)))
}

/** What a clone of `root` would be: a repository with one commit and nothing installed; removed when disposed. */
export function copyWorkspace(root: string): { readonly dir: string } & Disposable {
  const dir = mkdtempSync(join(tmpdir(), 'backarch-copy-'))
  // As open as a clone: PostgreSQL, started by root, runs as another user.
  chmodSync(dir, 0o755)
  for (const path of committableFiles(root)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    cpSync(join(root, path), join(dir, path))
  }
  execFileSync('git', ['init', '--quiet'], { cwd: dir })
  commitAll(dir)
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) }
}

/** Commits everything in a copy, whatever this machine's git is set to. */
export function commitAll(dir: string): void {
  const settings = ['user.name=copy', 'user.email=copy@localhost', 'commit.gpgSign=false']
  const git = (...words: readonly string[]) =>
    execFileSync('git', [...settings.flatMap((setting) => ['-c', setting]), ...words], { cwd: dir })
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', 'copy')
}
