import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { startTrial } from './trial.ts'

const shippedFile = 'apps/server/src/shipped.ts'

/**
 * Each line of `shipped.ts` may go: without it everything compiles, and all tests pass. That the server then starts
 * and does not serve the feature is among these tests.
 */
export async function proveDeferring(root: string, show: (text: string) => void): Promise<void> {
  using trial = startTrial(root)
  const file = join(trial.dir, shippedFile)
  const lines = readFileSync(file, 'utf8').split('\n')
  const shipping = lines.filter((line) => line.startsWith('export '))
  if (shipping.length === 0) throw new Error(`${shippedFile} ships nothing.`)
  for (const gone of shipping) {
    show(gone.replace(/^export \{ (\w+) \}.*$/, 'without $1'))
    writeFileSync(file, lines.filter((line) => line !== gone).join('\n'))
    try {
      await trial.pnpm('verify', '--only', 'types,tests')
    } catch (error) {
      throw new Error(`Without "${gone}"\n${String(error)}`, { cause: error })
    }
  }
}
