import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { type Bench, type Measurement, sideBySide } from './measure.ts'
import { writeHistory } from './synthetic-history.ts'

const run = promisify(execFile)
const command = join(import.meta.dirname, '../../structure/src/cli.ts')
const tellMemory =
  'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))'

/** The whole process beside the one it waits for: the same walk and the same diffs, thrown away. */
export const structureRadius: Bench = {
  name: 'structure-radius',
  title: '`pnpm structure radius` over a synthetic history, beside `git log` of it to nowhere',
  run: async () => {
    const measurements: Measurement[] = []
    for (const size of [500, 5000]) measurements.push(...(await radiusOf(size)))
    return measurements
  },
}

async function radiusOf(size: number): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
  const maxBuffer = 1024 ** 3
  let kilobytes = 0
  try {
    await writeHistory(folder, size)
    const { ours, peer } = await sideBySide(
      3,
      async () => {
        const args = ['radius', folder, '--slices', 'src/features/*', '--json']
        const { stderr } = await run(process.execPath, ['--import', tellMemory, command, ...args], {
          maxBuffer,
        })
        kilobytes = Math.max(kilobytes, Number(stderr))
      },
      () => run('git', ['-C', folder, 'log', '-z', '--raw', '--no-abbrev', '-M'], { maxBuffer }),
    )
    return [
      {
        what: 'commits',
        size,
        ours: `${ours.toFixed(0)} ms`,
        figure: ours / 1000,
        unit: ' s',
        ...(size === 5000 ? { goal: { atMost: 30 } } : {}),
      },
      {
        what: 'beside git log, commits',
        size,
        ours: `${ours.toFixed(0)} ms`,
        peer: `${peer.toFixed(0)} ms`,
        figure: ours / peer,
      },
      {
        what: 'peak memory, commits',
        size,
        ours: `${(kilobytes / 1024).toFixed(0)} MB`,
        figure: kilobytes / 1024,
        unit: ' MB',
        ...(size === 5000 ? { goal: { atMost: 500 } } : {}),
      },
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}
