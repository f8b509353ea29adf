import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { proceduresIn } from '@backarch/services-access/testing'
import { expect, test } from 'vitest'

import { appRouter } from '../src/app-router.ts'
import * as shipped from '../src/shipped.ts'

const packages = join(import.meta.dirname, '../../../packages')

/** The procedures in the table of who may call a feature; none where it has no table. */
function tableOf(feature: string): readonly string[] {
  const folder = `features-${feature.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  const path = join(packages, folder, 'test/access.md')
  return existsSync(path) ? proceduresIn(readFileSync(path, 'utf8')) : []
}

test('AZ1 every procedure that is served has a row in its feature’s access.md', () => {
  const rows = Object.keys(shipped).flatMap((feature) =>
    tableOf(feature).map((procedure) => `${feature}.${procedure}`),
  )
  // oxlint-disable-next-line no-underscore-dangle -- tRPC's own name; nothing else lists the procedures.
  const served = Object.keys(appRouter._def.procedures)
  expect(rows.toSorted()).toEqual(served.toSorted())
})
