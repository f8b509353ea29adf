import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { syncFiles } from '../../src/sync/sync-files.ts'
import { readWorkspace } from '../../src/workspace/workspace.ts'
import { manifest } from './manifest.ts'
import { soundWorkspace } from './sound-workspace.ts'

/** File contents by path; null leaves a file of the sound workspace out. */
export type Files = Readonly<Record<string, string | null>>

/** A small workspace in a temporary folder: sound, but for the given files. Removed when disposed. */
export function workspaceWith(files: Files = {}): { root: string } & Disposable {
  generated ??= generate()
  return folderWith({ ...soundWorkspace, ...generated, ...files })
}

/** What `pnpm structure sync` adds to the sound workspace. */
let generated: Files | undefined

function generate(): Files {
  using workspace = folderWith(soundWorkspace)
  const changed = syncFiles(readWorkspace(workspace.root))
  return Object.fromEntries(
    changed.map((file) => [file, readFileSync(join(workspace.root, file), 'utf8')]),
  )
}

function folderWith(files: Files): { root: string } & Disposable {
  const root = mkdtempSync(join(tmpdir(), 'structure-'))
  for (const [path, text] of Object.entries(files)) {
    if (text === null) continue
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) }
}

/** A further package in the folder `packages/`, with one source. */
export function packageFiles(
  folder: string,
  dependencies: readonly string[],
  source = 'export {}\n',
): Files {
  return {
    [`packages/${folder}/package.json`]: manifest(folder, dependencies),
    [`packages/${folder}/src/index.ts`]: source,
  }
}
