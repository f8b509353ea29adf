import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import * as shipped from '../src/shipped.ts'
import { runChild, urlOf } from './support/child-server.ts'
import { runTsc } from './support/run-tsc.ts'

const source = join(import.meta.dirname, '../src')
// Inside the package, so that the copies resolve what the sources do.
const copies = join(import.meta.dirname, '../generated/without')
const names = Object.keys(shipped)
const stack = new AsyncDisposableStack()
let databaseUrl = ''

/** The server's sources with one line of `shipped.ts` deleted, and a client that says so in types. */
async function deleteLine(name: string): Promise<void> {
  const copy = join(copies, name)
  await cp(source, copy, { recursive: true })
  const lines = (await readFile(join(copy, 'shipped.ts'), 'utf8')).split('\n')
  const kept = lines.filter((line) => !line.startsWith(`export { ${name} }`))
  if (kept.length !== lines.length - 1) throw new Error(`${name} is not one line of shipped.ts.`)
  await writeFile(join(copy, 'shipped.ts'), kept.join('\n'))
  const check = `
    import type { AppRouter } from './app-router.ts'
    type Has<Name extends string> = Name extends keyof AppRouter ? true : false
    export const gone: Has<'${name}'> = false
  `
  await writeFile(join(copy, 'check.ts'), check)
}

/** The features that a server's page lists. */
async function servedAt(url: string): Promise<string[]> {
  const page = await (await fetch(url)).text()
  return names.filter((name) => page.includes(`<dt>${name}</dt>`))
}

beforeAll(async () => {
  databaseUrl = stack.use(await createTestDatabase()).url
  await rm(copies, { recursive: true, force: true })
  await mkdir(copies, { recursive: true })
  await Promise.all(names.map(deleteLine))
})
afterAll(async () => {
  await stack.disposeAsync()
  await rm(copies, { recursive: true, force: true })
})

test('every line of shipped.ts is served', async () => {
  await using server = runChild('src/main.ts', { DATABASE_URL: databaseUrl })
  expect(await servedAt(await urlOf(server))).toEqual(names)
})

describe('any one line of shipped.ts may be deleted', () => {
  test('everything of the server compiles without it, and a client sees that it is gone', async () => {
    expect(await runTsc(copies)).toBe('')
  })

  test.each(names)('without %s the server starts and serves the others', async (name) => {
    await using server = runChild(`generated/without/${name}/main.ts`, {
      DATABASE_URL: databaseUrl,
    })
    const url = await urlOf(server)
    expect((await fetch(`${url}/v1/ready`)).status).toBe(200)
    expect(await servedAt(url)).toEqual(names.filter((other) => other !== name))
  })
})
