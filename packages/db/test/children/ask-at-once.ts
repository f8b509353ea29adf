import { createDatabase, inTransaction } from '../../src/index.ts'

const [url = ''] = process.argv.slice(2)

await using database = createDatabase({ url })
const answers = await inTransaction(database.db, (tx) =>
  Promise.all([1, 2, 3, 4].map((at) => tx.$queryRaw<{ at: number }[]>`SELECT ${at}::int AS at`)),
)
process.stdout.write(`${answers.map(([row]) => row?.at).join(' ')}\n`)
