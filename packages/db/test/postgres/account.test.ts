import { execFile } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

import { commandAs, postgresAccount } from '../../src/postgres/account.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const run = promisify(execFile)

// Only root starts PostgreSQL as somebody else.
test.runIf(process.getuid?.() === 0)(
  'a program of an install in a private home finds its neighbours with access(2), as initdb does',
  async () => {
    await using home = await temporaryFolder()
    await chmod(home.path, 0o700)
    const neighbour = join(home.path, 'postgres')
    await writeFile(neighbour, '', { mode: 0o755 })
    const look = `require('node:fs').accessSync(${JSON.stringify(neighbour)}, 5)`
    const account = await postgresAccount()
    const { program, args, as } = await commandAs(
      account,
      process.execPath,
      ['-e', look],
      [neighbour],
    )
    await expect(run(program, args, { ...as, cwd: '/' })).resolves.toMatchObject({ stderr: '' })
  },
)
