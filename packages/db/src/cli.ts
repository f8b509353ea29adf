import { runCommand } from './run-command.ts'

// A reader that has seen enough, such as head, is no failure.
process.stdout.on('error', () => process.exit())

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    // Every start generates first, and most find nothing to do: core is loaded when it is needed.
    databaseUrl: async () => {
      const { readProcessEnv } = await import('@backarch/core')
      return readProcessEnv()['DATABASE_URL'] ?? null
    },
  })
} catch (error) {
  const { isAppError } = await import('@backarch/core')
  if (!isAppError(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
