import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { testFolder } from '@backarch/api/testing'
import { coreEnv, createLogger, loadConfig } from '@backarch/core'
import { expect, test } from 'vitest'

import { openStorage } from '../src/open-storage.ts'

const log = createLogger({ level: 'silent' })

test('a store that cannot start says what to change, and starts once that is changed', async () => {
  const folder = testFolder()
  mkdirSync(folder, { recursive: true })
  const files = join(folder, 'files')
  writeFileSync(files, 'in the way')
  const config = loadConfig([coreEnv], { NODE_ENV: 'test', DATA_DIR: folder })
  await using opened = openStorage(config, log)
  await expect(opened.storage.head('orgs/none')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringContaining('DATA_DIR/files'),
  })
  rmSync(files)
  expect(await opened.storage.head('orgs/none')).toBeNull()
})

test('one that was never used has nothing to end', async () => {
  const config = loadConfig([coreEnv], { NODE_ENV: 'test', DATA_DIR: testFolder() })
  await using opened = openStorage(config, log)
  expect(await opened.storage.check()).toEqual({ status: 'ok' })
})
