import { enableCompileCache } from 'node:module'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'

import { AppError, isAppError } from '@backarch/core'

// A command lives for a second or two, most of it to load its modules: keep them compiled for the next one.
enableCompileCache()
// And collect young garbage while there is little: a process of 250 MB instead of 350.
setFlagsFromString('--semi-space-growth-factor=1')

/** A command of `backarch`: takes what follows its name, writes its result to standard output, answers its exit code. */
interface Command {
  readonly usage: string
  readonly purpose: string
  readonly paths: number
  /** What its one path is, where that is no file. */
  readonly names?: string
  readonly takes: readonly OptionName[]
  readonly run: (paths: readonly string[], options: Options) => Promise<number>
}

const optionTypes = {
  usage: { type: 'string' },
  terms: { type: 'string' },
  discount: { type: 'string' },
  currency: { type: 'string' },
  hours: { type: 'string' },
  'free-tier': { type: 'boolean' },
  commitment: { type: 'string' },
  'init-usage': { type: 'boolean' },
  format: { type: 'string' },
  by: { type: 'string' },
  profile: { type: 'string' },
  json: { type: 'boolean' },
  markdown: { type: 'boolean' },
  'fail-over': { type: 'string' },
  provider: { type: 'string' },
  name: { type: 'string' },
} as const

/** What `estimate` and `diff` both take, and what of it each of them is called with. */
const costing = {
  usage:
    '[--usage FILE] [--hours HOURS] [--free-tier] [--commitment reserved-1-year|reserved-3-years|savings-plan-1-year|savings-plan-3-years|spot] [--terms FILE] [--discount PERCENT] [--currency EUR=RATE]',
  takes: ['usage', 'hours', 'free-tier', 'commitment', 'terms', 'discount', 'currency'],
  of: ({
    usage,
    hours,
    'free-tier': freeTier = false,
    commitment,
    terms,
    discount,
    currency,
  }: Options) => ({
    usage,
    hours,
    freeTier,
    commitment,
    terms,
    discount,
    currency,
  }),
} as const

type OptionName = keyof typeof optionTypes
type Options = ReturnType<typeof readOptions>['values']

// Imported when called: `estimate` must not pay for the database that `seed` needs.
const commands: Readonly<Record<string, Command>> = {
  estimate: {
    usage: `backarch estimate <file|folder> ${costing.usage} [--json | --format table|json|csv|markdown|svg] [--by service|region|group|environment] [--profile low|typical|high|range]`,
    purpose: 'what a Terraform project costs a month; --init-usage: a usage file to fill in',
    paths: 1,
    takes: [...costing.takes, 'init-usage', 'json', 'format', 'by', 'profile'],
    run: async ([path = ''], options) => {
      const { estimate, formats, initUsage, profiles, sums } = await import('./estimate.ts')
      if (options['init-usage']) {
        await initUsage(path)
        return 0
      }
      const format = formatOf(options, formats)
      const by = oneOf('by', options.by, sums)
      const profile = oneOf('profile', options.profile, profiles)
      await estimate({ path, ...costing.of(options), format, by, profile })
      return 0
    },
  },
  diff: {
    usage: `backarch diff <old> <new> ${costing.usage} [--json | --markdown] [--fail-over AMOUNT]`,
    purpose: 'what a change does to the bill; exit code 3 when it rises by more than --fail-over',
    paths: 2,
    takes: [...costing.takes, 'json', 'markdown', 'format', 'fail-over'],
    run: async ([before = '', after = ''], options) => {
      const most = amountOf(options['fail-over'])
      const { diff, diffFormats } = await import('./diff.ts')
      const format = formatOf(options, diffFormats)
      const { difference, currency } = await diff({
        before,
        after,
        ...costing.of(options),
        format,
      })
      if (difference <= most) return 0
      const { showAmount } = await import('@backarch/features-pricing')
      const allowed = showAmount(most, currency).replace(/\.0+$/, '')
      process.stderr.write(
        `backarch: The bill rises by more than the ${allowed} a month of --fail-over.\n`,
      )
      return 3
    },
  },
  import: {
    usage: 'backarch import <file|folder> [--json]',
    purpose: 'a Terraform project as a diagram, and what became of every resource',
    paths: 1,
    takes: ['json'],
    run: async ([path = ''], { json }) => {
      const { importProject } = await import('./import-project.ts')
      await importProject({ path, json: json === true })
      return 0
    },
  },
  'prices import': {
    usage: 'backarch prices import <file> [--provider aws|azure|google] [--name NAME] [--json]',
    purpose: 'a price list of a provider (bulk JSON or CSV, SKUs, retail pages) for the server',
    paths: 1,
    takes: ['provider', 'name', 'json'],
    run: async ([file = ''], { provider, name, json }) => {
      // Of a gigabyte, in a process of 200 MB: rows are collected soon, from the first module on and while older ones
      // are being marked, and the database client's WebAssembly, which has little to do here, is compiled but once.
      setFlagsFromString('--optimize-for-size')
      setFlagsFromString('--no-separate-gc-phases')
      setFlagsFromString('--wasm-tiering-budget=2000000000')
      const { importPrices, providers } = await import('./import-prices.ts')
      const named = oneOf('provider', provider, providers)
      await importPrices({ file, provider: named, name, json: json === true })
      return 0
    },
  },
  'prices list': {
    usage: 'backarch prices list [--json]',
    purpose: 'the price lists that were imported, the newest first',
    paths: 0,
    takes: ['json'],
    run: async (_paths, { json }) => {
      const { listPrices } = await import('./list-prices.ts')
      await listPrices({ json: json === true })
      return 0
    },
  },
  jobs: {
    usage: 'backarch jobs [--json]',
    purpose: 'what the server does outside requests: failed, running and waiting',
    paths: 0,
    takes: ['json'],
    run: async (_paths, { json }) => {
      const { listJobs } = await import('./jobs.ts')
      await listJobs({ json: json === true })
      return 0
    },
  },
  'jobs retry': {
    usage: 'backarch jobs retry <id>',
    purpose: 'has a job begin at once that failed or waits for its next try',
    paths: 1,
    names: 'a job by the id that "backarch jobs" shows',
    takes: [],
    run: async ([id = '']) => {
      const { retryJob } = await import('./jobs.ts')
      await retryJob(id)
      return 0
    },
  },
  seed: {
    usage: 'backarch seed',
    purpose: 'a demo organization with three diagrams',
    paths: 0,
    takes: [],
    run: async () => {
      const { seed } = await import('./seed.ts')
      await seed()
      return 0
    },
  },
}

function formatOf<const Format extends string>(
  { json, markdown, format }: Options,
  formats: readonly [Format, ...Format[]],
): Format {
  const named = json ? 'json' : markdown ? 'markdown' : format
  return oneOf('format', named, formats) ?? formats[0]
}

function oneOf<Word extends string>(
  option: OptionName,
  text: string | undefined,
  words: readonly Word[],
): Word | undefined {
  const word = words.find((known) => known === text)
  if (text === undefined || word !== undefined) return word
  throw invalid(`--${option} is one of ${words.join(', ')}, not "${text}".`)
}

function amountOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  throw invalid(`--fail-over is an amount such as 100, not "${text}".`)
}

/** Exit codes: 0 done, 1 a fault of ours, 2 something the caller can change, 3 what `diff` was asked to refuse. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    const { command, paths, options } = parse(argv)
    if (command === undefined) {
      process.stdout.write(help())
      return 0
    }
    return await command.run(paths, options)
  } catch (error) {
    const failure = isAppError(error) ? error : causeOf(error)
    if (!isAppError(failure)) throw error
    process.stderr.write(`backarch: ${failure.message}\n`)
    return 2
  }
}

function parse(argv: readonly string[]) {
  const { positionals, values } = readOptions(argv)
  const { help: asksForHelp, ...options } = values
  const words = Object.hasOwn(commands, positionals.slice(0, 2).join(' ')) ? 2 : 1
  const name = positionals.slice(0, words).join(' ')
  const paths = positionals.slice(words)
  if (name === '' || asksForHelp) return { command: undefined, paths, options }

  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    throw invalid(`There is no command "${name}"; there are ${Object.keys(commands).join(', ')}.`)
  }
  const unknown = Object.keys(options).find(
    (option) => !command.takes.some((taken) => taken === option),
  )
  if (unknown !== undefined) throw invalid(`${name} takes no --${unknown}: ${command.usage}`)
  if (command.paths === 0 && paths.length > 0)
    throw invalid(`${name} takes no path: ${command.usage}`)
  if (paths.length > command.paths) {
    throw invalid(
      `${command.paths === 1 ? 'One path is' : 'Two paths are'} enough: ${command.usage}`,
    )
  }
  if (paths.length < command.paths || paths.includes('')) {
    const missing = command.paths === 1 ? 'a file or folder' : 'two files or folders'
    throw invalid(`Name ${command.names ?? missing}: ${command.usage}`)
  }
  return { command, paths, options }
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { ...optionTypes, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
}

function invalid(message: string): AppError {
  return new AppError('VALIDATION', message)
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined
}

function help(): string {
  const lines = Object.values(commands).map((c) => `  ${c.usage}\n      ${c.purpose}`)
  return `What does this architecture cost?\n\n${lines.join('\n')}\n`
}

// Whoever reads the output may have seen enough of it: `backarch import . | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2))
