import { check } from './commands/check.ts'
import type { Command } from './commands/command.ts'
import { hops } from './commands/hops.ts'
import { newFeature } from './commands/new-feature.ts'
import { radius } from './commands/radius.ts'
import { removeFeature } from './commands/remove-feature.ts'
import { report } from './commands/report.ts'
import { sync } from './commands/sync.ts'
import { StructureError } from './structure-error.ts'

const commands: Readonly<Record<string, Command>> = {
  check,
  hops,
  radius,
  report,
  sync,
  'new:feature': newFeature,
  'remove:feature': removeFeature,
}

function usage(): string {
  const lines = Object.values(commands).flatMap((command) => command.usage)
  const width = Math.max(...lines.map(([words]) => words.length))
  const rendered = lines.map(([words, what]) => `  pnpm structure ${words.padEnd(width)}  ${what}`)
  return ['Use:', ...rendered].join('\n')
}

async function main([word = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined
  if (command) return command.run(args)
  console.error(usage())
  return 2
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const isMisuse = error instanceof TypeError && 'code' in error
  if (!(error instanceof StructureError) && !isMisuse) throw error
  console.error(error.message)
  process.exitCode = 2
}
