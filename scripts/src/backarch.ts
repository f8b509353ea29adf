import { parseArgs } from 'node:util'

import { AppError, isAppError } from '@backarch/core'

/** A command of `backarch`: takes what follows its name, writes its result to standard output. */
interface Command {
  readonly usage: string
  readonly purpose: string
  readonly takes: readonly (keyof Arguments)[]
  readonly run: (args: Arguments) => Promise<void>
}

interface Arguments {
  readonly path: string | undefined
  readonly usage: string | undefined
  readonly json: true | undefined
}

// Imported when called: `estimate` must not pay for the database that `seed` needs.
const commands: Readonly<Record<string, Command>> = {
  estimate: {
    usage: 'backarch estimate <file|folder> [--usage FILE] [--json]',
    purpose: 'what a Terraform project costs a month',
    takes: ['path', 'usage', 'json'],
    run: async ({ path, usage, json }) => {
      const { estimate } = await import('./estimate.ts')
      await estimate({ path: required(path, 'estimate'), usage, json: json === true })
    },
  },
  import: {
    usage: 'backarch import <file|folder> [--json]',
    purpose: 'a Terraform project as a diagram, and what became of every resource',
    takes: ['path', 'json'],
    run: async ({ path, json }) => {
      const { importProject } = await import('./import-project.ts')
      await importProject({ path: required(path, 'import'), json: json === true })
    },
  },
  seed: {
    usage: 'backarch seed',
    purpose: 'a demo organization with three diagrams',
    takes: [],
    run: async () => {
      const { seed } = await import('./seed.ts')
      await seed()
    },
  },
}

/** Exit codes: 0 done, 1 a fault of ours, 2 something the caller can change. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    const { command, args } = parse(argv)
    if (command === undefined) {
      process.stdout.write(help())
      return 0
    }
    await command.run(args)
    return 0
  } catch (error) {
    const failure = isAppError(error) ? error : causeOf(error)
    if (!isAppError(failure)) throw error
    process.stderr.write(`backarch: ${failure.message}\n`)
    return 2
  }
}

function parse(argv: readonly string[]): { command: Command | undefined; args: Arguments } {
  const { positionals, values } = readOptions(argv)
  const [name, path, ...rest] = positionals
  const args: Arguments = { path, usage: values.usage, json: values.json ? true : undefined }
  if (name === undefined || values.help) return { command: undefined, args }

  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    throw invalid(`There is no command "${name}"; there are ${Object.keys(commands).join(', ')}.`)
  }
  if (rest.length > 0) throw invalid(`One path is enough: ${command.usage}`)
  for (const part of ['path', 'usage', 'json'] as const) {
    if (args[part] === undefined || command.takes.includes(part)) continue
    const what = part === 'path' ? 'path' : `--${part}`
    throw invalid(`${name} takes no ${what}: ${command.usage}`)
  }
  return { command, args }
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        usage: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
}

function required(path: string | undefined, name: string): string {
  if (path === undefined || path === '')
    throw invalid(`Name a file or folder: ${commands[name]?.usage}`)
  return path
}

function invalid(message: string): AppError {
  return new AppError('VALIDATION', message)
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined
}

function help(): string {
  const lines = Object.values(commands).map((c) => `  ${c.usage.padEnd(58)} ${c.purpose}`)
  return `What does this architecture cost?\n\n${lines.join('\n')}\n`
}

// Whoever reads the output may have seen enough of it: `backarch import . | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2))
