import { parseArgs } from 'node:util'

import { checkStructure, renderBreach } from '../check/check.ts'
import type { Command } from './command.ts'

export const check: Command = {
  usage: [['check [--json]', 'is the workspace laid out as architecture.json says?']],
  run: (args) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } })
    const report = checkStructure(process.cwd())
    const { packages, files, breaches } = report
    if (values.json) console.log(JSON.stringify(report))
    else {
      for (const breach of breaches) console.log(`${renderBreach(breach)}\n`)
      const result = breaches.length === 1 ? '1 breach' : `${breaches.length} breaches`
      console.log(`structure: ${packages} packages, ${files} files, ${result}`)
    }
    return breaches.length === 0 ? 0 : 1
  },
}
