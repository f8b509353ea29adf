import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { syncFiles } from '../../src/sync/sync-files.ts'
import { readWorkspace } from '../../src/workspace/workspace.ts'
import { manifest } from './manifest.ts'
import { soundWorkspace } from './sound-workspace.ts'

/** File contents by path; null leaves a file of the sound workspace out. */
export type Files = Readonly<Record<string, string | null>>

type Folder = { readonly root: string } & Disposable

/** A small workspace in a temporary folder: sound, but for the given files. Removed when disposed. */
export function workspaceWith(files: Files = {}): Folder {
  return folderWith({ ...syncedWorkspace(), ...files })
}

/** One workspace for many cases: `with` changes files until its result is disposed, at the cost of those alone. */
export function sharedWorkspace(): Folder & { with(files: Files): Folder } {
  const sound = syncedWorkspace()
  const folder = folderWith(sound)
  return {
    ...folder,
    with: (files) => {
      write(folder.root, files)
      const before = Object.keys(files).map((path) => [path, sound[path] ?? null])
      const restore = () => write(folder.root, Object.fromEntries(before))
      return { root: folder.root, [Symbol.dispose]: restore }
    },
  }
}

/** The sound workspace with what `pnpm structure sync` adds to it. */
let synced: Files | null = null

function syncedWorkspace(): Files {
  synced ??= syncOnce()
  return synced
}

function syncOnce(): Files {
  using folder = folderWith(soundWorkspace)
  const changed = syncFiles(readWorkspace(folder.root))
  const texts = changed.map((file) => [file, readFileSync(join(folder.root, file), 'utf8')])
  return { ...soundWorkspace, ...Object.fromEntries(texts) }
}

function folderWith(files: Files): Folder {
  const root = mkdtempSync(join(tmpdir(), 'structure-'))
  write(root, files)
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) }
}

function write(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    if (text === null) rmSync(join(root, path), { force: true })
    else {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
  }
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
