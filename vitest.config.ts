import { defineConfig } from 'vitest/config'

/** Every package's tests run under this one configuration, from the package's own folder. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    isolate: false,
    pool: 'threads',
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/tests.json' },
    silent: 'passed-only',
  },
})
