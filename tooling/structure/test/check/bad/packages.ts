import { packageFiles } from '../fixture.ts'
import { manifest } from '../manifest.ts'
import { type BadWorkspace, edited, inArchitecture, kinds, orders, users } from './bad-workspace.ts'

const tooling = { packages: ['rig'], mayDependOn: ['core', 'db'] }

const withWeb = kinds({ web: { packages: ['web'], mayDependOn: [] } })

export const badPackages = {
  'all-seen': [
    {
      what: 'a package outside the workspace globs',
      files: { 'extras/tool/package.json': manifest('tool') },
      where: 'extras/tool/package.json:1',
    },
    {
      what: 'a source file in no package',
      files: { 'loose/run.ts': 'export {}' },
      where: 'loose/run.ts:1',
    },
    {
      what: 'a file that cannot be parsed',
      files: { [`${users}/src/index.ts`]: 'import {' },
      where: `${users}/src/index.ts:1`,
    },
    {
      what: 'a configuration that cannot be parsed',
      files: { 'vitest.config.ts': 'import {' },
      where: 'vitest.config.ts:1',
    },
    {
      what: 'a package without sources',
      files: { 'packages/core/src/index.ts': null },
      where: 'packages/core/package.json:1',
    },
    {
      what: 'models where the db package does not look',
      files: { 'apps/server/models.prisma': 'model Job {\n  id String @id\n}\n' },
      where: 'apps/server/models.prisma:1',
    },
    {
      what: 'models in a folder that is no package',
      files: { 'packages/jobs/models.prisma': 'model Job {\n  id String @id\n}\n' },
      where: 'packages/jobs/models.prisma:1',
    },
    {
      what: 'a migration where the db package does not look',
      files: { 'apps/server/migrations/20260101000003_jobs/migration.sql': 'SELECT 1;\n' },
      where: 'apps/server/migrations/20260101000003_jobs/migration.sql:1',
    },
  ],
  'package-kind': [
    {
      what: 'a package of no kind',
      files: packageFiles('misc', []),
      where: 'packages/misc/package.json:1',
      says: 'misc has no kind',
    },
    {
      what: 'a package of two kinds',
      files: kinds({ other: { packages: ['features-users'], mayDependOn: [] } }),
      where: `${users}/package.json:1`,
      says: 'features-users has 2 kinds (feature, other)',
    },
    {
      what: 'a package that is not named like its folder',
      files: { 'packages/core/package.json': manifest('kernel') },
      where: 'packages/core/package.json:1',
    },
    {
      what: 'two folders of one name',
      files: { 'apps/core/package.json': manifest('core'), 'apps/core/src/index.ts': 'export {}' },
      where: 'apps/core/package.json:1',
      says: 'both called core',
    },
    {
      what: 'a feature that is given another kind',
      files: kinds({
        feature: { packages: ['features-users'], mayDependOn: ['db', 'api', 'service'] },
        tooling: { packages: ['rig', 'features-orders'], mayDependOn: ['db', 'api', 'feature'] },
      }),
      where: `${orders}/package.json:1`,
      says: 'its name promises feature',
    },
    {
      what: 'a promoted service that is given another kind',
      files: {
        ...kinds({ tooling: { ...tooling, packages: ['rig', 'services-mail'] } }),
        ...packageFiles('services-mail', []),
      },
      where: 'packages/services-mail/package.json:1',
      says: 'its name promises service or orchestrator',
    },
    {
      what: 'a pattern that matches nothing',
      files: withWeb,
      where: inArchitecture('"web": {', withWeb),
    },
    {
      what: 'a kind that may depend on an unknown kind',
      files: kinds({ tooling: { ...tooling, mayDependOn: ['core', 'db', 'bse'] } }),
      where: inArchitecture('"tooling": {'),
    },
  ],
  'outside-file': [
    {
      what: 'a configuration in the root that imports a package by name',
      files: { 'vitest.config.ts': "\nimport { home } from '@backarch/core'\nexport { home }\n" },
      where: 'vitest.config.ts:2',
      path: ['vitest.config.ts', 'core'],
    },
    {
      what: 'a script in the root that reaches into a package',
      files: { 'run.mts': "import './packages/features-users/src/service.ts'\n" },
      where: 'run.mts:1',
      path: ['run.mts', 'features-users'],
    },
    {
      what: 'a script in the root that requires a package',
      files: { 'run.cjs': "require('@backarch/core')\n" },
      where: 'run.cjs:1',
      path: ['run.cjs', 'core'],
    },
    {
      what: 'a source in no package that names a type of one',
      files: { 'loose/run.ts': "export type A = import('../apps/server/src/index.ts').A\n" },
      where: 'loose/run.ts:1',
      path: ['loose/run.ts', 'server'],
    },
  ],
  'generated-files': [
    {
      what: 'a folder whose index forgets a file',
      files: {
        [`${users}/src/kinds/index.ts`]:
          '/** Every file of this folder; written by `pnpm structure sync`. */\n',
        [`${users}/src/kinds/a.ts`]: 'export const a = 1\n',
      },
      where: `${users}/src/kinds/index.ts:1`,
    },
    {
      what: 'a package without its tag',
      files: { [`${users}/turbo.json`]: '{ "extends": ["//"] }' },
      where: `${users}/turbo.json:1`,
    },
    {
      what: 'a package with a mistyped tag',
      files: { [`${users}/turbo.json`]: '{ "extends": ["//"], "tags": ["faeture"] }' },
      where: `${users}/turbo.json:1`,
    },
    {
      what: 'boundary rules that allow more than the architecture',
      files: { 'turbo.json': '{ "tasks": {}, "boundaries": { "tags": {} } }' },
      where: 'turbo.json:1',
    },
  ],
  'one-environment': [
    {
      what: 'process.env in a feature',
      files: { [`${users}/src/a.ts`]: 'export const a = 1\nexport const b = process.env.HOME' },
      where: `${users}/src/a.ts:2`,
    },
    {
      what: 'env taken out of process',
      files: { [`${users}/src/a.ts`]: 'const { env } = globalThis.process' },
      where: `${users}/src/a.ts:1`,
    },
    {
      what: 'env read by a name in disguise',
      files: { [`${users}/src/a.ts`]: 'export const a = pro\\u0063ess.env' },
      where: `${users}/src/a.ts:1`,
    },
    {
      what: 'env imported',
      files: { [`${users}/src/a.ts`]: "import { env } from 'node:process'" },
      where: `${users}/src/a.ts:1`,
    },
    {
      what: 'an exception that nothing needs',
      files: { 'packages/core/src/index.ts': 'export const home = 1' },
      where: inArchitecture('packages/core/src/index.ts'),
    },
  ],
  'plain-specifier': [
    {
      what: 'a computed import',
      files: { [`${orders}/src/a.ts`]: 'const a = "zod"\nawait import(a)' },
      where: `${orders}/src/a.ts:2`,
    },
    {
      what: 'an import put together from a name and a path',
      files: edited(
        `${orders}/src/feature.ts`,
        'export const',
        "await import(`./${'router'}.ts`)\nexport const",
      ),
      where: `${orders}/src/feature.ts:3`,
    },
  ],
} satisfies Record<string, readonly BadWorkspace[]>
