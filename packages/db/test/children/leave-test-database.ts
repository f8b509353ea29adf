import { createTestDatabase } from '../../src/testing.ts'

const { url } = await createTestDatabase({ history: [] })
process.stdout.write(`${new URL(url).pathname.slice(1)}\n`)
setInterval(() => {}, 60_000)
