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

/** The everyday commands have a colon in their name, and are scripts of the workspace. */
async function usage(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map(async (load) => load()))
  const lines = loaded.map(({ usage: words, purpose }) => {
    const program = words.includes(':') ? 'pnpm' : 'pnpm structure'
    return `  ${program} ${words}\n      ${purpose}`
  })
  return ['Use:', ...lines].join('\n')
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
