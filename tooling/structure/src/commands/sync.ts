import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'

import { syncFiles } from '../sync/sync-files.ts'
import { readWorkspace } from '../workspace/workspace.ts'
import type { Command } from './command.ts'

export const sync: Command = {
  usage: 'sync',
  purpose: 'Writes what is generated from architecture.json and the folders.',
  run: (args) => {
    parseArgs({ args: [...args], options: {} })
    const changed = syncFiles(readWorkspace(process.cwd()))
    if (changed.length > 0) execFileSync('oxfmt', ['--no-error-on-unmatched-pattern', ...changed])
    for (const file of changed) console.log(`wrote ${file}`)
    if (changed.length === 0) console.log('structure: everything generated is up to date')
    return 0
  },
}
