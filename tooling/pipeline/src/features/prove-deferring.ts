import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { startTrial } from './trial.ts'

const shippedFile = 'apps/server/src/shipped.ts'

/**
 * No test needs a feature to be shipped that it does not name. Two copies lack every other line of `shipped.ts`,
 * so that each feature is left out of one and stays in one: twice the cost of the tests, however many there are.
 * That each line may go alone, compiles, starts and is no longer served is what the server's own tests show.
 */
export async function proveDeferring(root: string, show: (text: string) => void): Promise<void> {
  const lines = readFileSync(join(root, shippedFile), 'utf8').split('\n')
  const shipping = lines.filter((line) => line.startsWith('export '))
  if (shipping.length < 2) throw new Error(`${shippedFile} ships fewer than two features.`)
  show('without every other line of shipped.ts')
  const halves = [0, 1].map((rest) => shipping.filter((_, at) => at % 2 === rest))
  const tried = await Promise.allSettled(halves.map((half) => tryWithout(root, half)))
  const failures = tried.filter((each) => each.status === 'rejected')
  if (failures.length > 0)
    throw new Error(failures.map(({ reason }) => String(reason)).join('\n\n'))
}

async function tryWithout(root: string, gone: readonly string[]): Promise<void> {
  using trial = startTrial(root)
  const file = join(trial.dir, shippedFile)
  const lines = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, lines.filter((line) => !gone.includes(line)).join('\n'))
  try {
    await trial.pnpm('verify', '--only', 'types,tests')
  } catch (error) {
    throw new Error(`Without\n${gone.join('\n')}\n${String(error)}`, { cause: error })
  }
}
