import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import * as shipped from '../src/shipped.ts'
import { runTsc } from './support/run-tsc.ts'

// Inside the package, so that the program resolves what a client's would.
const folder = join(import.meta.dirname, '../generated/client-program')
afterAll(() => rm(folder, { recursive: true, force: true }))

const names = Object.keys(shipped)

/** What the program calls of some features, where they are shipped. */
const calls: Readonly<Record<string, string>> = {
  auth: `
    export const me = client.auth.me.query()
    // @ts-expect-error -- what is not there is not there.
    export const none = client.auth.becomeAdmin
  `,
  orgs: `
    // @ts-expect-error -- an input is what its schema says.
    export const refused = client.orgs.create.mutate({ title: 1 })
  `,
  canvas: `
    export const total: Promise<number> = client.canvas.estimate
      .query({ orgId: '', diagramId: '' })
      .then((estimate) => estimate.totalMonthly)
    // @ts-expect-error -- an output is what its schema says.
    export const wrong: Promise<string> = total
  `,
}

const client = `
  import type { AppRouter } from '@backarch/server/app-router'
  import { transformer } from '@backarch/api/transformer'
  import { createTRPCClient, httpBatchLink } from '@trpc/client'

  const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '', transformer })] })
  export const features = [${names.map((name) => `client.${name}`).join(', ')}]
  ${names.map((name) => calls[name] ?? '').join('')}
`

test('a client that imports AppRouter loads inputs and outputs, and nothing of the server', async () => {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'client.ts'), client)
  const files = (await runTsc(folder, '--listFiles')).split('\n').filter((line) => line !== '')

  expect(files.some((file) => file.endsWith('apps/server/dist/src/app-router.d.ts'))).toBe(true)
  const features = files.filter((file) => file.endsWith('/dist/src/feature.d.ts'))
  expect(features).toHaveLength(names.length)
  const forbidden = [
    '@prisma',
    '/db/generated/',
    '/packages/core/',
    '/packages/db/',
    '/packages/api/dist/src/context.d.ts',
    '/packages/api/dist/src/trpc.d.ts',
    '/services-access/',
    '/repo.d.ts',
    '/service.d.ts',
    '/service/',
    '@aws-sdk',
    '/pg/',
    '/zod/',
  ]
  for (const part of forbidden) {
    expect(files.filter((file) => file.includes(part)).slice(0, 5)).toEqual([])
  }
  // Ours are the router, its list, the transformer, the sealed types, a file a feature, and little else.
  const ours = files.filter((file) => /\/(?:apps|packages)\/[\w-]+\/(?:src|dist)\//.test(file))
  expect(ours.length).toBeLessThan(10 + 2 * names.length)
})
