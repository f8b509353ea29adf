import { isAppError } from '@backarch/core'

const [command, ...rest] = process.argv.slice(2)

try {
  process.exitCode = await main(command, rest)
} catch (error) {
  if (!isAppError(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function main(name: string | undefined, _words: readonly string[]): Promise<number> {
  switch (name) {
    case 'generate': {
      const { generateClient } = await import('./compose/generate-client.ts')
      await generateClient()
      return 0
    }
    default:
      process.stderr.write('Use: generate | migrate <feature> <name> | status\n')
      return 2
  }
}
