import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'

import { checkStructure, renderBreach } from './check.ts'
import { syncFiles } from './generated-files.ts'
import { StructureError } from './structure-error.ts'
import { readWorkspace } from './workspace.ts'

const usage = `usage: pnpm structure check [--json]   is the workspace laid out as architecture.json says?
       pnpm structure sync             write what is generated: turbo's boundary rules, the indexes of folders`

function main(args: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [command, ...rest] = positionals
  if (rest.length === 0 && command === 'check') return check(values.json)
  if (rest.length === 0 && command === 'sync') return sync()
  console.error(usage)
  return 2
}

function check(json: boolean): number {
  const report = checkStructure(process.cwd())
  const { packages, files, breaches } = report
  if (json) console.log(JSON.stringify(report))
  else {
    for (const breach of breaches) console.log(`${renderBreach(breach)}\n`)
    const result = breaches.length === 1 ? '1 breach' : `${breaches.length} breaches`
    console.log(`structure: ${packages} packages, ${files} files, ${result}`)
  }
  return breaches.length === 0 ? 0 : 1
}

function sync(): number {
  const changed = syncFiles(readWorkspace(process.cwd()))
  if (changed.length > 0) execFileSync('oxfmt', changed)
  for (const file of changed) console.log(`wrote ${file}`)
  if (changed.length === 0) console.log('structure: everything generated is up to date')
  return 0
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error
  if (!(error instanceof StructureError) && !isUsage) throw error
  console.error(error.message)
  process.exitCode = 2
}
