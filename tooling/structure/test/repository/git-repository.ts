import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** File contents by path. */
export type Files = Readonly<Record<string, string>>

/** A repository in a temporary folder with one commit of the given files. Removed when disposed. */
export function gitRepository(files: Files): { root: string } & Disposable {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'structure-')))
  write(root, files)
  git(root, 'init', '--quiet', '--template=', '--initial-branch=main')
  git(root, 'add', '--all')
  if (Object.keys(files).length > 0) commit(root)
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) }
}

export function write(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

export function git(root: string, ...args: readonly string[]): void {
  execFileSync('git', ['-C', root, ...args], { stdio: 'pipe' })
}

function commit(root: string): void {
  const author = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com']
  git(root, ...author, 'commit', '--quiet', '--message=All of it', '--date=2026-01-01T00:00:00Z')
}
