import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Workspace } from '../workspace/workspace.ts'
import { folderIndexes } from './folder-indexes.ts'
import type { GeneratedFile } from './generated-file.ts'
import { turboFiles } from './turbo-rules.ts'

/** The generated files that are not what they must be. */
export function staleFiles(workspace: Workspace): GeneratedFile[] {
  const all = [...turboFiles(workspace), ...folderIndexes(workspace)]
  return all.filter(({ current, wanted }) => current !== wanted)
}

/** Writes them; returns the files it changed. */
export function syncFiles(workspace: Workspace): string[] {
  const stale = staleFiles(workspace)
  for (const { file, text } of stale) writeFileSync(join(workspace.root, file), text)
  return stale.map(({ file }) => file)
}
