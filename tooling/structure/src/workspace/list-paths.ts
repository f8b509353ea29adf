import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

const sourceName = /\.[cm]?[jt]sx?$/
const declarationName = /\.d\.[cm]?ts$/
/** Git-ignored output, and the deliberately wrong inputs of tests. */
const unreadFolders = new Set(
  'node_modules dist generated reports fixtures .git .turbo .data'.split(' '),
)
const testFixture = /(^|\/)test\/(.*\/)?fixtures\//

export function isSource(path: string): boolean {
  const name = basename(path)
  return sourceName.test(name) && !declarationName.test(name)
}

/** Every file below the root, but for output and the inputs of tests. */
export function listPaths(root: string): string[] {
  const found: string[] = []
  const walk = (dir: string) => {
    for (const entry of readdirSync(join(root, dir), { withFileTypes: true })) {
      const path = dir === '' ? entry.name : `${dir}/${entry.name}`
      if (entry.isDirectory() && !unreadFolders.has(entry.name)) walk(path)
      if (entry.isFile()) found.push(path)
    }
  }
  walk('')
  return found.toSorted()
}

/** A second opinion on what exists: git's. Nothing when the root is no repository. */
export function gitPaths(root: string): string[] {
  if (!existsSync(join(root, '.git'))) return []
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const out = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return out
    .split('\0')
    .filter((path) => path !== '' && !testFixture.test(path) && existsSync(join(root, path)))
}
