import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { createTestDatabase } from '@backarch/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import * as shipped from '../src/shipped.ts'
import { runChild, urlOf } from './support/child-server.ts'
import { runTsc } from './support/run-tsc.ts'

const source = join(import.meta.dirname, '../src')
const copies = join(import.meta.dirname, '../dist/without')
const stack = new AsyncDisposableStack()
let databaseUrl = ''

beforeAll(async () => {
  databaseUrl = stack.use(await createTestDatabase()).url
})
afterAll(async () => {
  await stack.disposeAsync()
  await rm(copies, { recursive: true, force: true })
})

describe.each(Object.keys(shipped))('without the line of %s', (name) => {
  const copy = join(copies, name)

  beforeAll(async () => {
    await rm(copy, { recursive: true, force: true })
    await cp(source, copy, { recursive: true })
    const lines = (await readFile(join(copy, 'shipped.ts'), 'utf8')).split('\n')
    const kept = lines.filter((line) => !line.startsWith(`export { ${name} }`))
    if (kept.length !== lines.length - 1) throw new Error(`${name} is not one line of shipped.ts.`)
    await writeFile(join(copy, 'shipped.ts'), kept.join('\n'))
  })

  test('everything of the server compiles, and a client sees that it is gone', async () => {
    const check = `
      import type { AppRouter } from './app-router.ts'
      type Has<Name extends string> = Name extends keyof AppRouter ? true : false
      export const gone: Has<'${name}'> = false
    `
    await writeFile(join(copy, 'check.ts'), check)
    expect(await runTsc(copy)).toBe('')
  })

  test('the server starts and serves the others', async () => {
    await using server = runChild(`dist/without/${name}/main.ts`, { DATABASE_URL: databaseUrl })
    const url = await urlOf(server)
    expect((await fetch(`${url}/v1/ready`)).status).toBe(200)
    const page = await (await fetch(url)).text()
    for (const other of Object.keys(shipped)) {
      expect(page.includes(`<dt>${other}</dt>`)).toBe(other !== name)
    }
  })
})
