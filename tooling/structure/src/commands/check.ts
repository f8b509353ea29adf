import { parseArgs } from 'node:util'

import { checkStructure, renderBreach } from '../check/check.ts'
import type { Command } from './command.ts'

export const check: Command = {
  usage: 'check [--json]',
  purpose: 'Is the workspace laid out as architecture.json says?',
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } })
    const report = await checkStructure(process.cwd())
    const { packages, files, models, migrations, breaches, advice } = report
    if (values.json) console.log(JSON.stringify(report))
    else {
      for (const breach of breaches) console.log(`${renderBreach(breach)}\n`)
      for (const { message, instead } of advice)
        console.log(`advice: ${message}\n        ${instead}`)
      const seen = `${packages} packages, ${files} files, ${models} models, ${migrations} migrations`
      const result = breaches.length === 1 ? '1 breach' : `${breaches.length} breaches`
      console.log(`structure: ${seen}, ${result}`)
    }
    return breaches.length === 0 ? 0 : 1
  },
}
