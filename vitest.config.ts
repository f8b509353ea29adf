import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { defineConfig } from 'vitest/config'

/** A package that names the database gets one to test against; a run of the whole workspace shares it. */
const usesDatabase = readFileSync('package.json', 'utf8').includes('"@backarch/db"')
const databaseSetup = join(import.meta.dirname, 'packages/db/src/testing/setup.ts')

/** Every package's tests run under this one configuration, from the package's own folder. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: usesDatabase ? [databaseSetup] : [],
    isolate: false,
    pool: 'forks',
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/tests.json' },
    silent: 'passed-only',
    // Far above what any test takes: a busy machine is no failure.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
