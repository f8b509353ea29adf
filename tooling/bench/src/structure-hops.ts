import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { type Bench, type Measurement, sideBySide } from './measure.ts'
import { writeSources } from './synthetic-sources.ts'

const run = promisify(execFile)
const structure = join(import.meta.dirname, '../../structure')
const tellMemory =
  'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))'
/** Run in the structure package, whose parser it is. */
const parseOnly = `
  import { globSync, readFileSync } from 'node:fs'
  import { parseSync } from 'oxc-parser'
  for (const path of globSync(process.argv[1] + '/src/**/*.ts')) {
    parseSync(path, readFileSync(path, 'utf8')).program
  }`

/** The whole process beside what cannot be left out: every file read and parsed, and nothing done with it. */
export const structureHops: Bench = {
  name: 'structure-hops',
  title: '`pnpm structure hops` over a synthetic repository, beside oxc-parser alone',
  run: async () => {
    const measurements: Measurement[] = []
    for (const size of [300, 1000, 3000]) measurements.push(...(await hopsOf(size)))
    return measurements
  },
}

async function hopsOf(size: number): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'backarch-bench-'))
  const maxBuffer = 1024 ** 3
  let kilobytes = 0
  try {
    await writeSources(folder, size)
    const { ours, peer } = await sideBySide(
      3,
      async () => {
        const cli = join(structure, 'src/cli.ts')
        const args = ['hops', folder, '--slices', 'src/features/*', '--json']
        const { stderr } = await run(process.execPath, ['--import', tellMemory, cli, ...args], {
          maxBuffer,
        })
        kilobytes = Math.max(kilobytes, Number(stderr))
      },
      () =>
        run(process.execPath, ['--input-type=module', '--eval', parseOnly, folder], {
          cwd: structure,
        }),
    )
    return [
      {
        what: 'source files',
        size,
        ours: `${ours.toFixed(0)} ms`,
        peer: `${peer.toFixed(0)} ms`,
        figure: ours / 1000,
        unit: ' s',
        ...(size === 3000 ? { goal: { atMost: 10 } } : {}),
      },
      {
        what: 'peak memory, source files',
        size,
        ours: `${(kilobytes / 1024).toFixed(0)} MB`,
        figure: kilobytes / 1024,
        unit: ' MB',
      },
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}
