import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

import { startTrial } from './trial.ts'

const shippedFile = 'apps/server/src/shipped.ts'

/** For every feature that is shipped: without its line, in a copy, everything compiles and every test passes. */
export async function proveDeferring(root: string, show: (text: string) => void): Promise<void> {
  const lines = shippedLines(root)
  if (lines.length === 0) throw new Error(`${shippedFile} ships nothing.`)
  const left = [...lines]
  const failures: string[] = []
  const workers = Array.from({ length: availableParallelism() }, async () => {
    for (let line = left.shift(); line !== undefined; line = left.shift()) {
      show(`without one line of shipped.ts, ${left.length} more to go`)
      const failure = await tryWithout(root, line)
      if (failure !== null) failures.push(`Without "${line}":\n${failure}`)
    }
  })
  await Promise.all(workers)
  if (failures.length > 0) throw new Error(failures.join('\n\n'))
}

/** Says what went wrong; null when all of it works. */
async function tryWithout(root: string, line: string): Promise<string | null> {
  using trial = startTrial(root)
  const file = join(trial.dir, shippedFile)
  writeFileSync(file, readFileSync(file, 'utf8').replace(`${line}\n`, ''))
  try {
    await trial.pnpm('verify', '--only', 'types,tests')
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function shippedLines(root: string): string[] {
  const lines = readFileSync(join(root, shippedFile), 'utf8').split('\n')
  return lines.filter((line) => line.startsWith('export '))
}
