import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { globalSetup: ['@backarch/db/testing-setup'] },
})
