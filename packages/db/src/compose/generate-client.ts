import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

import { AppError } from '@backarch/core'

import { acquireLock } from '../lock/acquire-lock.ts'
import { hashInputs, prismaPackage } from './hash-inputs.ts'
import { readModelSources, type ModelSource } from './workspace.ts'

const run = promisify(execFile)

/** `packages/db/generated`: ignored by git, rebuilt from the packages' models. */
export const generatedFolder = join(import.meta.dirname, '..', '..', 'generated')

const generator = `generator client {
  provider            = "prisma-client"
  output              = "../client"
  runtime             = "nodejs"
  moduleFormat        = "esm"
  importFileExtension = "ts"
  compilerBuild       = "fast"
  previewFeatures     = ["relationJoins", "strictUndefinedChecks"]
}
`

export interface GenerateOptions {
  readonly packagesFolder?: string
  readonly outputFolder?: string
}

/**
 * Writes the typed client to `generated/client`. Does nothing, in a few milliseconds, when no input changed.
 * Safe to run from several processes at once: a reader sees the old client or the new one, never half of one.
 */
export async function generateClient(
  options: GenerateOptions = {},
): Promise<'generated' | 'unchanged'> {
  const output = options.outputFolder ?? generatedFolder
  const sources = await readModelSources(options.packagesFolder)
  const models = sources.map((source) => [source.packageName, source.models])
  const hash = await hashInputs(models, [import.meta.dirname])
  if ((await readStamp(output)) === hash) return 'unchanged'
  await mkdir(output, { recursive: true })
  const lock = await acquireLock(join(output, 'generate.lock'), { waitMs: 120_000 })
  try {
    if ((await readStamp(output)) === hash) return 'unchanged'
    await buildClient(output, sources, hash)
    return 'generated'
  } finally {
    lock.release()
  }
}

async function buildClient(
  output: string,
  sources: readonly ModelSource[],
  hash: string,
): Promise<void> {
  const building = join(output, 'building')
  const client = join(output, 'client')
  const replaced = join(output, 'replaced')
  const schema = join(building, 'schema')
  // Loaded only when there is something to do.
  const { composeValidModels, datasource } = await import('./validate-models.ts')
  const models = composeValidModels(sources)
  await rm(building, { recursive: true, force: true })
  await mkdir(schema, { recursive: true })
  const files = [{ path: 'generator.prisma', content: generator }, datasource, ...models.forClient]
  for (const { path, content } of files) {
    await writeFile(join(schema, path.replaceAll('/', '-')), content)
  }
  await runPrismaGenerate(schema)
  await writeFile(join(building, 'client', stampName), hash)
  await rm(replaced, { recursive: true, force: true })
  if ((await readdir(output)).includes('client')) await rename(client, replaced)
  await rename(join(building, 'client'), client)
  await rm(replaced, { recursive: true, force: true })
  await rm(building, { recursive: true, force: true })
}

const stampName = 'inputs.sha256'

async function readStamp(output: string): Promise<string | null> {
  return readFile(join(output, 'client', stampName), 'utf8').catch(() => null)
}

/**
 * Runs Prisma's generator. It would download a native schema engine that generating does not use; naming any
 * executable as that engine keeps it off the network, and the two switches silence its update check.
 */
async function runPrismaGenerate(schemaFolder: string): Promise<void> {
  const cli = join(dirname(prismaPackage()), 'build', 'index.js')
  try {
    await run(process.execPath, [cli, 'generate', '--schema', schemaFolder, '--no-hints'], {
      cwd: schemaFolder,
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        NO_COLOR: '1',
      },
    })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new AppError('VALIDATION', `The composed models are not valid.\n${said.trim()}`, {
      details: { reason: 'models_invalid' },
      cause: error,
    })
  }
}
