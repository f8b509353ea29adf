import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { defineJob } from '@backarch/services-jobs'
import { z } from 'zod'

/**
 * Its effect is a file. It is called as the job is, so a further try finds it and makes no second one. The first try then
 * never comes to an end.
 */
export const effectJob = defineJob({
  name: 'test.effect',
  input: z.strictObject({ folder: z.string() }),
  run: async (_ctx, { folder }, { id, attempt }) => {
    const made = await writeFile(join(folder, id), '', { flag: 'wx' }).then(
      () => true,
      () => false,
    )
    process.stdout.write(`try ${attempt} ${made ? 'made' : 'found'}\n`)
    if (attempt === 1) await new Promise(() => {})
  },
})
