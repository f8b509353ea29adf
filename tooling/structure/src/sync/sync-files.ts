import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Workspace } from '../workspace/workspace.ts'
import { codeOwners } from './code-owners.ts'
import { folderIndexes } from './folder-indexes.ts'
import type { GeneratedFile } from './generated-file.ts'
import { turboFiles } from './turbo-rules.ts'

/** The generated files that are not what they must be. */
export function staleFiles(workspace: Workspace): GeneratedFile[] {
  const all = [...turboFiles(workspace), ...folderIndexes(workspace), codeOwners(workspace)]
  return all.filter(({ current, wanted }) => current !== wanted)
}

/** Writes them; returns the files it changed. */
export function syncFiles(workspace: Workspace): string[] {
  const stale = staleFiles(workspace)
  for (const { file, text } of stale) {
    mkdirSync(dirname(join(workspace.root, file)), { recursive: true })
    writeFileSync(join(workspace.root, file), text)
  }
  return stale.map(({ file }) => file)
}
