import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { coreEnv, defineEnv, loadConfig, readProcessEnv, renderEnvExample } from '../src/index.ts'

const demo = defineEnv({
  package: 'demo',
  variables: {
    DEMO_KEY: {
      schema: z.string().min(20),
      description: 'A key.',
      secret: true,
      default: 'never shown, because it is secret',
      development: () => 'made up, twenty signs or more',
    },
    DEMO_ORIGIN: { schema: z.url(), description: 'Where.', development: 'http://localhost:4000' },
    DEMO_TITLE: { schema: z.string(), description: 'Title.', default: 'Back #1 "arch"' },
  },
})

test('the example groups by package, shows defaults and leaves secrets empty', () => {
  expect(renderEnvExample([demo, demo])).toBe(`# --- demo ---

# A key. Secret. Production must set it; elsewhere one is made up.
DEMO_KEY=

# Where. Production must set it; elsewhere it is http://localhost:4000.
DEMO_ORIGIN=

# Title.
DEMO_TITLE='Back #1 "arch"'
`)
})

test('the example, copied as it is, starts in development', () => {
  const text = renderEnvExample([coreEnv, demo])
  const config = loadConfig([coreEnv, demo], parseEnv(text))
  expect(config.get(demo).DEMO_TITLE).toBe('Back #1 "arch"')
  expect(config.get(coreEnv)).toEqual(loadConfig([coreEnv], {}).get(coreEnv))
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
})

test('an .env file is read when there is one, and the process wins over it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'core-env-'))
  const file = join(folder, '.env')
  try {
    expect(readProcessEnv({ file })['BACKARCH_DEMO']).toBeUndefined()
    await writeFile(file, 'BACKARCH_DEMO="from file"\nPATH=from-file\n')
    const env = readProcessEnv({ file })
    expect(env['BACKARCH_DEMO']).toBe('from file')
    expect(env['PATH']).not.toBe('from-file')
    expect(() => readProcessEnv({ file: folder })).toThrow('cannot be read')
  } finally {
    await rm(folder, { recursive: true })
  }
})
