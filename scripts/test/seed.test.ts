import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { backarch } from './support/backarch.ts'

test('backarch seed makes a demo organization with three priced diagrams', async () => {
  const data = await mkdtemp(join(tmpdir(), 'backarch-seed-'))
  try {
    const { code, stdout, stderr } = await backarch(['seed'], { DATA_DIR: data })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout.match(/\$[1-9][\d,]*\.\d\d a month/g)).toHaveLength(3)
    expect(stdout).toMatch(/Sign in as demo-\w+@example\.com with the password \S{16,}/)
  } finally {
    await rm(data, { recursive: true, force: true })
  }
})
