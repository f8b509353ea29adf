import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { testsReaching } from '@backarch/structure'

import { startTrial } from './trial.ts'

const shippedFile = 'apps/server/src/shipped.ts'

/**
 * Each line of `shipped.ts` may go: without it the boundaries hold, everything compiles, and every test passes that
 * the list can make a difference to. That the server then starts and does not serve the feature is among these tests.
 */
export async function proveDeferring(root: string, show: (text: string) => void): Promise<void> {
  using trial = startTrial(root)
  const file = join(trial.dir, shippedFile)
  const lines = readFileSync(file, 'utf8').split('\n')
  const shipping = lines.filter((line) => line.startsWith('export '))
  if (shipping.length === 0) throw new Error(`${shippedFile} ships nothing.`)
  const tests = Map.groupBy(testsReaching(trial.dir, shippedFile), ({ dir }) => dir)
  if (tests.size === 0) throw new Error(`No test reaches ${shippedFile}.`)
  for (const gone of shipping) {
    show(gone.replace(/^export \{ (\w+) \}.*$/, 'without $1'))
    writeFileSync(file, lines.filter((line) => line !== gone).join('\n'))
    try {
      await trial.pnpm('verify', '--only', 'boundaries,types')
      for (const [dir, files] of tests) {
        await trial.pnpm('-C', dir || '.', 'test', ...files.map(({ path }) => path))
      }
    } catch (error) {
      throw new Error(`Without "${gone}"\n${String(error)}`, { cause: error })
    }
  }
}
