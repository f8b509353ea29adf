import { testFolder, createTestContext } from '@backarch/api/testing'
import { AppError } from '@backarch/core'
import { createTestDatabase } from '@backarch/db/testing'
import { defineJob, enqueue } from '@backarch/services-jobs'
import { runDueJobs } from '@backarch/services-jobs/testing'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { backarch } from './support/backarch.ts'

test('backarch jobs shows what failed and why, and retry has it begin again', async () => {
  await using database = await createTestDatabase()
  const ctx = createTestContext({ db: database.db })
  const env = { DATA_DIR: testFolder(), DATABASE_URL: database.url }
  expect(await backarch(['jobs'], env)).toEqual({
    code: 0,
    stdout: 'No job failed, runs or waits.\n',
    stderr: '',
  })
  let sound = false
  const job = defineJob({
    name: 'tested.export',
    input: z.strictObject({ canary: z.string() }),
    attempts: 1,
    run: async () => {
      if (!sound) throw new AppError('UNAVAILABLE', 'The store does not answer.')
    },
  })
  const id = '01900000-0000-7000-8000-000000000001'
  await enqueue(database.db, job, { canary: 'canary' }, { id })
  expect(await runDueJobs(ctx, [job])).toBe(1)
  const listed = await backarch(['jobs'], env)
  expect(listed.stdout).toMatch(
    /^\S+ {2}tested\.export: failed at [-\dT:]+Z, tried 1 of 1 times: The store does not answer\.\n$/,
  )
  const { stdout } = await backarch(['jobs', '--json'], env)
  expect(JSON.parse(stdout)).toMatchObject({ items: [{ id, state: 'failed' }], more: false })
  expect(stdout + listed.stdout).not.toContain('canary')

  sound = true
  expect(await backarch(['jobs', 'retry', id], env)).toMatchObject({ code: 0, stderr: '' })
  expect(await runDueJobs(ctx, [job])).toBe(1)
  expect((await backarch(['jobs'], env)).stdout).toContain('No job')
  expect(await backarch(['jobs', 'retry', id], env)).toMatchObject({
    code: 2,
    stderr: 'backarch: No such job has failed or waits: "backarch jobs" lists them.\n',
  })
  expect(await backarch(['jobs', 'retry'], env)).toMatchObject({ code: 2 })
})
