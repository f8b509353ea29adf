import { execFile } from 'node:child_process'
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { type Bench, type Measurement, median } from './measure.ts'

const run = promisify(execFile)
const tsc = join(import.meta.dirname, '../node_modules/.bin/tsc')
const proceduresPerFeature = 8
const callsOfClient = 50

/**
 * A client's program over synthetic features, built the way `apps/server` builds its own: `defineFeature`,
 * declarations emitted once, `AppRouter` derived from the shipped list. Beside it, the same client over the
 * features' sources.
 */
export const clientTypes: Bench = {
  name: 'client-types',
  title:
    "type check of a client with 50 calls, by number of features, beside one that reads the server's source",
  run: async () => {
    const measurements: Measurement[] = []
    for (const size of [10, 50, 100, 200]) measurements.push(await clientOf(size))
    return measurements
  },
}

async function clientOf(size: number): Promise<Measurement> {
  // Inside the package, so that the synthetic features resolve the real kit.
  const folder = join(import.meta.dirname, `../generated/client-types-${size}`)
  await rm(folder, { recursive: true, force: true })
  try {
    await writeSyntheticServer(folder, size)
    await run(tsc, ['-p', folder])
    await writeClient(folder, 'sealed', '../dist/app-router.js')
    await writeClient(folder, 'source', '../src/app-router.ts')
    const sealed = await checkTime(join(folder, 'sealed'), 5)
    const source = await checkTime(join(folder, 'source'), 1)
    return {
      what: 'features',
      size,
      ours: describe(sealed),
      peer: describe(source),
      figure: sealed.seconds,
      unit: ' s',
      ...(size === 200 ? { goal: { atMost: 0.3 } } : {}),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Check {
  readonly seconds: number
  readonly megabytes: number
}

function describe({ seconds, megabytes }: Check): string {
  return `${seconds.toFixed(2)} s ${megabytes.toFixed(0)} MB`
}

/** TypeScript's own figures, so that starting the process is not counted as checking. */
async function checkTime(project: string, runs: number): Promise<Check> {
  const seconds: number[] = []
  const megabytes: number[] = []
  for (let i = 0; i < runs; i++) {
    const { stdout } = await run(tsc, ['-p', project, '--extendedDiagnostics', '--checkers', '1'])
    seconds.push(figure(stdout, /^Total time:\s+([\d.]+)s/m))
    megabytes.push(figure(stdout, /^Memory used:\s+(\d+)K/m) / 1024)
  }
  return { seconds: median(seconds), megabytes: median(megabytes) }
}

function figure(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`tsc printed nothing like ${pattern}`)
  return Number(found)
}

async function writeSyntheticServer(folder: string, size: number): Promise<void> {
  await mkdir(join(folder, 'src'), { recursive: true })
  await symlink(join(import.meta.dirname, '../node_modules'), join(folder, 'node_modules'))
  const names = Array.from({ length: size }, (_, i) => `feature${i}`)
  const shipped = names.map((name) => `export { ${name} } from './${name}.ts'\n`).join('')
  await Promise.all([
    ...names.map((name) => writeFile(join(folder, 'src', `${name}.ts`), featureSource(name))),
    writeFile(join(folder, 'src/shipped.ts'), shipped),
    writeFile(join(folder, 'src/app-router.ts'), appRouterSource),
    writeConfig(folder, ['src'], { rootDir: 'src', outDir: 'dist' }),
  ])
}

function featureSource(name: string): string {
  const procedures = Array.from(
    { length: proceduresPerFeature },
    (_, i) => `  p${i}: userProcedure
    .input(z.strictObject({ orgId: z.uuid(), title: z.string().min(1).max(${100 + i}), tags: z.array(z.string()).max(20), take: z.int().default(20) }))
    .output(z.strictObject({ id: z.uuid(), title: z.string(), status: z.enum(['open', 'done', '${name}']), counts: z.record(z.string(), z.number()) }))
    .query(({ input }) => ({ id: input.orgId, title: input.title, status: 'open' as const, counts: {} })),
`,
  ).join('')
  return `import { defineFeature, router, userProcedure } from '@backarch/api'
import { z } from 'zod'

export const ${name} = defineFeature({ name: '${name}', router: router({
${procedures}}) })
`
}

const appRouterSource = `import type { SealedRouter } from '@backarch/api/sealed'

import type * as shipped from './shipped.ts'

type Shipped = typeof shipped
export type AppRouter = SealedRouter<{ [Name in keyof Shipped]: Shipped[Name]['router']['_def']['record'] }>
`

async function writeClient(folder: string, name: string, router: string): Promise<void> {
  const calls = Array.from(
    { length: callsOfClient },
    (_, i) =>
      `export const call${i} = client.feature${i % 10}.p${i % proceduresPerFeature}.query({ orgId: '', title: '', tags: [] })\n`,
  ).join('')
  const source = `import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { transformer } from '@backarch/api/transformer'

import type { AppRouter } from '${router}'

const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '', transformer })] })
${calls}`
  await mkdir(join(folder, name))
  await writeFile(join(folder, name, 'client.ts'), source)
  await writeConfig(join(folder, name), ['client.ts'], { noEmit: true, emitDeclarationOnly: false })
}

async function writeConfig(folder: string, include: string[], options: object): Promise<void> {
  const base = join(import.meta.dirname, '../../../tsconfig.base.json')
  const config = { extends: base, compilerOptions: options, include }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
}
