import { isAppError, readProcessEnv } from '@backarch/core'

import { runCommand } from './run-command.ts'

// A reader that has seen enough, such as head, is no failure.
process.stdout.on('error', () => process.exit())

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    say: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    databaseUrl: readProcessEnv()['DATABASE_URL'] ?? null,
  })
} catch (error) {
  if (!isAppError(error)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
