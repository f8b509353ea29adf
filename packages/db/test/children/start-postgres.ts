import { startPostgres } from '../../src/index.ts'

const [dataDir = ''] = process.argv.slice(2)

try {
  const { url } = await startPostgres({ dataDir, durable: false })
  process.stdout.write(`${url}\n`)
  setInterval(() => {}, 60_000)
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
