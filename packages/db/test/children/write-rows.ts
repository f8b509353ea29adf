import { createDatabase, startPostgres } from '../../src/index.ts'

const [dataDir = '', from = '0'] = process.argv.slice(2)

const { url } = await startPostgres({ dataDir })
const { db } = createDatabase({ url })
await db.$executeRaw`CREATE TABLE IF NOT EXISTS acknowledged (id int PRIMARY KEY, filler text)`
for (let id = Number(from); ; id++) {
  await db.$executeRaw`INSERT INTO acknowledged VALUES (${id}, repeat('x', 1000))`
  process.stdout.write(`${id}\n`)
}
