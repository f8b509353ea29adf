import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** Files and folders as they were, so that what fails halfway can be taken back. */
export interface Snapshots extends Disposable {
  /** Keeps a path of the workspace as it is now, also when there is nothing; the first call for a path counts. */
  readonly keep: (path: string) => void
  /** Puts every kept path back, the last one first. */
  readonly restore: () => void
}

/** Folders that a command makes anew. */
export const rebuilt = new Set(['node_modules', 'dist', 'generated', 'reports', '.turbo'])

/** Copies to a temporary folder, which is removed when disposed. */
export function takeSnapshots(root: string): Snapshots {
  const folder = mkdtempSync(join(tmpdir(), 'structure-before-'))
  const kept = new Map<string, string>()
  return {
    keep: (path) => {
      if (kept.has(path)) return
      const copy = join(folder, String(kept.size))
      kept.set(path, copy)
      if (existsSync(join(root, path))) copyTree(join(root, path), copy)
    },
    restore: () => {
      for (const [path, copy] of [...kept].toReversed()) {
        rmSync(join(root, path), { recursive: true, force: true })
        if (existsSync(copy)) copyTree(copy, join(root, path))
      }
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function copyTree(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !rebuilt.has(basename(path)) })
}
