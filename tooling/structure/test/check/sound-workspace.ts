import type { Files } from './fixture.ts'
import { entries, manifest } from './manifest.ts'
import { readme, sliceFiles } from './sound-slices.ts'

export const soundArchitecture = {
  kinds: {
    core: { packages: ['core'], mayDependOn: [] },
    db: { packages: ['db'], mayDependOn: ['core'] },
    api: { packages: ['api'], mayDependOn: ['core', 'db'] },
    service: { packages: ['services-plans'], mayDependOn: ['core', 'db', 'api', 'service'] },
    feature: {
      packages: ['features-*'],
      mayDependOn: ['core', 'db', 'api', 'service', 'feature'],
    },
    orchestrator: {
      packages: ['services-analysis'],
      mayDependOn: ['core', 'db', 'api', 'service', 'feature'],
    },
    app: {
      packages: ['server'],
      mayDependOn: ['core', 'db', 'api', 'service', 'feature', 'orchestrator'],
    },
    tooling: { packages: ['rig'], mayDependOn: ['core', 'db'] },
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

/** A workspace without a breach that has something of everything the rules look at. */
export const soundWorkspace: Files = {
  'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - apps/*\n  - tooling/*\n',
  'package.json': '{ "name": "fixture", "private": true }',
  'turbo.json': '{ "tasks": {} }',
  'architecture.json': JSON.stringify(soundArchitecture, null, 2),
  'vitest.config.ts':
    "import { defineConfig } from 'vitest/config'\nexport default defineConfig({})\n",
  'packages/core/package.json': manifest('core'),
  'packages/core/src/index.ts': 'export const home = process.env\n',
  'packages/db/package.json': manifest('db', ['core']),
  'packages/db/src/index.ts': `import { home } from '@backarch/core'
export const sizes = [home, 'SELECT pg_size_pretty(1) FROM user_account']
`,
  'packages/api/package.json': manifest('api', ['db']),
  'packages/api/src/index.ts': "export { sizes } from '@backarch/db'\n",
  ...sliceFiles,
  'packages/services-analysis/package.json': manifest('services-analysis', ['features-orders'], {
    exports: entries('index'),
  }),
  'packages/services-analysis/tsconfig.json': '{}\n',
  'packages/services-analysis/README.md': readme('services-analysis'),
  'packages/services-analysis/src/index.ts':
    "import type { name } from '@backarch/features-orders/schemas'\nexport type Name = typeof name\n",
  'packages/services-analysis/test/analysis.test.ts': 'export {}\n',
  'apps/server/package.json': manifest('server', [
    'features-orders',
    'features-users',
    'services-analysis',
  ]),
  'apps/server/src/index.ts': "import '@backarch/services-analysis'\nimport './shipped.ts'\n",
  'apps/server/src/shipped.ts': `export { users } from '@backarch/features-users/feature'
export { orders } from '@backarch/features-orders/feature'
`,
  'tooling/rig/package.json': manifest('rig', ['db']),
  'tooling/rig/src/index.ts':
    "import '@backarch/db'\nexport const all = 'DELETE FROM user_account'\n",
}
