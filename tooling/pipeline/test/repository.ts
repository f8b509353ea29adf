import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A git repository with these files in a temporary folder, removed when disposed. */
export function repositoryWith(files: Readonly<Record<string, string>>): {
  root: string
} & Disposable {
  const root = mkdtempSync(join(tmpdir(), 'pipeline-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  execFileSync('git', ['init', '--quiet'], { cwd: root })
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}
