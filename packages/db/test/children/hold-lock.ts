import { acquireLock } from '../../src/lock/acquire-lock.ts'

const [file = ''] = process.argv.slice(2)

try {
  await acquireLock(file)
  process.stdout.write('mine\n')
  setInterval(() => {}, 60_000)
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
}
