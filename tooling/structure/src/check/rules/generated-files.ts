import { staleFiles } from '../../sync/sync-files.ts'
import type { Rule } from '../breach.ts'

/** Turbo's tags and boundary rules are those of `architecture.json`, and a folder's index lists the folder. */
export const generatedFiles: Rule = (workspace) =>
  staleFiles(workspace).map(({ file, from }) => ({
    file,
    line: 1,
    path: [],
    message: `${file} is not what ${from} says.`,
    instead: 'Run: pnpm structure sync',
  }))
