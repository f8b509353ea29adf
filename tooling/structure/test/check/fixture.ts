import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { syncFiles } from '../../src/sync/sync-files.ts'
import { readWorkspace } from '../../src/workspace/workspace.ts'

/** File contents by path; null removes a file of the sound workspace. */
export type Files = Readonly<Record<string, string | null>>

/** A package.json of the given folder, with one line for each dependency. */
export function manifest(
  folder: string,
  dependencies: readonly string[] = [],
  more: Readonly<Record<string, unknown>> = {},
): string {
  const listed = Object.fromEntries(
    dependencies.map((name) => [`@backarch/${name}`, 'workspace:*']),
  )
  const exports = { '.': './src/index.ts', './schemas': './src/schemas.ts' }
  return JSON.stringify(
    { name: `@backarch/${folder}`, exports, dependencies: listed, ...more },
    null,
    2,
  )
}

export const soundArchitecture = {
  kinds: {
    core: { packages: ['core'], mayDependOn: [] },
    service: { packages: ['services-*'], mayDependOn: ['core'] },
    feature: { packages: ['features-*'], mayDependOn: ['core', 'service', 'feature'] },
  },
  edges: [
    { from: 'features-orders', to: 'features-users', reason: 'An order names who placed it.' },
  ],
  exceptions: [
    {
      rule: 'one-environment',
      path: 'packages/core/src/index.ts',
      reason: 'The one place that reads it.',
    },
  ],
}

const sound: Files = {
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n',
  'package.json': '{ "name": "fixture", "private": true }',
  'turbo.json': '{ "tasks": {} }',
  'architecture.json': JSON.stringify(soundArchitecture),
  'packages/core/package.json': manifest('core'),
  'packages/core/src/index.ts': 'export const home = process.env\n',
  'packages/services-plans/package.json': manifest('services-plans', ['core']),
  'packages/services-plans/src/index.ts': "export { home } from '@backarch/core'\n",
  'packages/features-users/package.json': manifest('features-users', ['services-plans']),
  'packages/features-users/src/index.ts': "import '@backarch/services-plans'\n",
  'packages/features-users/src/schemas.ts': 'export const name = 1\n',
  'packages/features-orders/package.json': manifest('features-orders', ['features-users']),
  'packages/features-orders/src/index.ts':
    "import type { name } from '@backarch/features-users/schemas'\nimport './rules.ts'\n",
  'packages/features-orders/src/rules.ts': 'export const rules = 1\n',
}

/** A small workspace in a temporary folder: sound, but for the given files. Removed when disposed. */
export function workspaceWith(files: Files = {}): { root: string } & Disposable {
  const root = mkdtempSync(join(tmpdir(), 'structure-'))
  const write = (wanted: Files) => {
    for (const [path, text] of Object.entries(wanted)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      if (text === null) rmSync(join(root, path))
      else writeFileSync(join(root, path), text)
    }
  }
  write(sound)
  syncFiles(readWorkspace(root))
  write(files)
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) }
}
