import type { Command } from './commands/command.ts'
import { StructureError } from './structure-error.ts'

/** Each is loaded when it is asked for: what one needs would delay every other. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.ts')).check,
  hops: async () => (await import('./commands/hops.ts')).hops,
  radius: async () => (await import('./commands/radius.ts')).radius,
  report: async () => (await import('./commands/report.ts')).report,
  sync: async () => (await import('./commands/sync.ts')).sync,
  'new:feature': async () => (await import('./commands/new-feature.ts')).newFeature,
  'remove:feature': async () => (await import('./commands/remove-feature.ts')).removeFeature,
}

async function usage(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map(async (load) => load()))
  const lines = loaded.flatMap((command) => command.usage)
  const width = Math.max(...lines.map(([words]) => words.length))
  const rendered = lines.map(([words, what]) => `  pnpm structure ${words.padEnd(width)}  ${what}`)
  return ['Use:', ...rendered].join('\n')
}

async function main([word = '', ...args]: readonly string[]): Promise<number> {
  const load = Object.hasOwn(commands, word) ? commands[word] : undefined
  if (load) return (await load()).run(args)
  console.error(await usage())
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
