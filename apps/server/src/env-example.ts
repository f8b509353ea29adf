import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { renderEnvExample } from '@backarch/core'

import { envDefinitions } from './definitions.ts'
import * as shipped from './shipped.ts'

const file = join(import.meta.dirname, '../../../.env.example')
const text = renderEnvExample(envDefinitions(shipped))

if (!process.argv.includes('--check')) {
  writeFileSync(file, text)
} else if (readOr(file, '') !== text) {
  console.error('.env.example is not what the packages read: run "pnpm env:example".')
  process.exitCode = 1
}

function readOr(path: string, fallback: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return fallback
  }
}
