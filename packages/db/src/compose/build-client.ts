import { execFile } from 'node:child_process'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

import { AppError } from '@backarch/core'

import { prismaPackage } from './hash-inputs.ts'
import { composeValidModels, datasource } from './validate-models.ts'
import type { ModelSource } from './workspace.ts'

const run = promisify(execFile)

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

/**
 * Generates beside the client in use and puts the new one in its place, with the hash of what it was made from.
 * Throws VALIDATION with the complaint of Prisma's parser.
 */
export async function buildClient(
  output: string,
  sources: readonly ModelSource[],
  hash: string,
): Promise<void> {
  const building = join(output, 'building')
  const client = join(output, 'client')
  const replaced = join(output, 'replaced')
  const schema = join(building, 'schema')
  const models = composeValidModels(sources)
  await rm(building, { recursive: true, force: true })
  await mkdir(schema, { recursive: true })
  const files = [{ path: 'generator.prisma', content: generator }, datasource, ...models.forClient]
  for (const { path, content } of files) {
    await writeFile(join(schema, path.replaceAll('/', '-')), content)
  }
  await runPrismaGenerate(schema)
  await writeFile(join(building, 'client', 'inputs.sha256'), hash)
  await rm(replaced, { recursive: true, force: true })
  if ((await readdir(output)).includes('client')) await rename(client, replaced)
  await rename(join(building, 'client'), client)
  await rm(replaced, { recursive: true, force: true })
  await rm(building, { recursive: true, force: true })
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
