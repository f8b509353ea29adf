import type { RuleName } from '../../src/check/rules/index.ts'
import { type Files, manifest, soundArchitecture } from './fixture.ts'

export interface BadWorkspace {
  readonly what: string
  readonly files: Files
  /** Where the rule must point, `file:line`. */
  readonly where: string
  /** The chain of packages it must show; none when the breach is not about an edge. */
  readonly path?: readonly string[]
}

const architecture = (change: Partial<Record<keyof typeof soundArchitecture, unknown>>): Files => ({
  'architecture.json': JSON.stringify({ ...soundArchitecture, ...change }),
})
const users = 'packages/features-users'
const orders = 'packages/features-orders'

/** For every rule at least one workspace that breaks it. */
export const badWorkspaces: Readonly<Record<RuleName, readonly BadWorkspace[]>> = {
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
      what: 'a package without sources',
      files: { 'packages/core/src/index.ts': null },
      where: 'packages/core/package.json:1',
    },
  ],
  'package-kind': [
    {
      what: 'a package of no kind',
      files: {
        'packages/misc/package.json': manifest('misc'),
        'packages/misc/src/index.ts': 'export {}',
      },
      where: 'packages/misc/package.json:1',
    },
    {
      what: 'a package of two kinds',
      files: architecture({
        kinds: {
          ...soundArchitecture.kinds,
          other: { packages: ['features-users'], mayDependOn: [] },
        },
      }),
      where: `${users}/package.json:1`,
    },
    {
      what: 'a package that is not named like its folder',
      files: { 'packages/core/package.json': manifest('kernel') },
      where: 'packages/core/package.json:1',
    },
    {
      what: 'a pattern that matches nothing',
      files: architecture({
        kinds: { ...soundArchitecture.kinds, app: { packages: ['server'], mayDependOn: [] } },
      }),
      where: 'architecture.json:1',
    },
    {
      what: 'a kind that may depend on an unknown kind',
      files: architecture({
        kinds: { ...soundArchitecture.kinds, core: { packages: ['core'], mayDependOn: ['bse'] } },
      }),
      where: 'architecture.json:1',
    },
  ],
  'dependency-direction': [
    {
      what: 'core imports a feature',
      files: { 'packages/core/src/index.ts': "\nimport '@backarch/features-users'" },
      where: 'packages/core/src/index.ts:2',
      path: ['core', 'features-users'],
    },
    {
      what: 'core names a feature in package.json',
      files: { 'packages/core/package.json': manifest('core', ['features-users']) },
      where: 'packages/core/package.json:8',
      path: ['core', 'features-users'],
    },
    {
      what: 'a service imports only a type of a feature',
      files: {
        'packages/services-plans/src/a.ts': "import type { A } from '@backarch/features-users'",
      },
      where: 'packages/services-plans/src/a.ts:1',
      path: ['services-plans', 'features-users'],
    },
    {
      what: 'a service names a feature in an import type',
      files: {
        'packages/services-plans/src/a.ts': "export type A = import('@backarch/features-users').A",
      },
      where: 'packages/services-plans/src/a.ts:1',
      path: ['services-plans', 'features-users'],
    },
    {
      what: 'a test of core imports a service dynamically',
      files: { 'packages/core/test/a.test.ts': 'await import(`@backarch/services-plans`)' },
      where: 'packages/core/test/a.test.ts:1',
      path: ['core', 'services-plans'],
    },
    {
      what: 'core re-exports a service',
      files: { 'packages/core/src/a.ts': "export * from '@backarch/services-plans'" },
      where: 'packages/core/src/a.ts:1',
      path: ['core', 'services-plans'],
    },
    {
      what: 'core requires a service',
      files: { 'packages/core/src/a.cjs': "require('@backarch/services-plans')" },
      where: 'packages/core/src/a.cjs:1',
      path: ['core', 'services-plans'],
    },
  ],
  'dependency-declared': [
    {
      what: 'an import that package.json does not list',
      files: { [`${users}/src/a.ts`]: "import '@backarch/core'" },
      where: `${users}/src/a.ts:1`,
      path: ['features-users', 'core'],
    },
    {
      what: 'a source that imports a devDependency',
      files: {
        [`${users}/package.json`]: manifest('features-users', ['services-plans'], {
          devDependencies: { '@backarch/core': 'workspace:*' },
        }),
        [`${users}/src/a.ts`]: "import '@backarch/core'",
      },
      where: `${users}/src/a.ts:1`,
      path: ['features-users', 'core'],
    },
  ],
  'feature-edge': [
    {
      what: 'an undeclared edge',
      files: architecture({ edges: [] }),
      where: `${orders}/src/index.ts:1`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'an edge for tests that a source uses',
      files: architecture({ edges: [{ ...soundArchitecture.edges[0], in: 'tests' }] }),
      where: `${orders}/src/index.ts:1`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'a declared edge that only tests use',
      files: {
        [`${orders}/src/index.ts`]: 'export {}',
        [`${orders}/test/a.test.ts`]: "import '@backarch/features-users'",
      },
      where: 'architecture.json:1',
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'a declared edge that nothing uses',
      files: { [`${orders}/src/index.ts`]: 'export {}' },
      where: 'architecture.json:1',
      path: ['features-orders', 'features-users'],
    },
  ],
  'no-cycle': [
    {
      what: 'two features that import each other',
      files: { [`${users}/src/a.ts`]: "import type { A } from '@backarch/features-orders'" },
      where: `${orders}/package.json:8`,
      path: ['features-orders', 'features-users', 'features-orders'],
    },
  ],
  'public-entry': [
    {
      what: 'an import past the exports',
      files: { [`${orders}/src/a.ts`]: "import '@backarch/features-users/src/index.ts'" },
      where: `${orders}/src/a.ts:1`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'exports that open every file',
      files: {
        'packages/core/package.json': manifest('core', [], { exports: { './*': './src/*' } }),
      },
      where: 'packages/core/package.json:4',
    },
  ],
  'own-folder': [
    {
      what: 'a relative import of another package',
      files: { [`${orders}/src/a.ts`]: "import '../../features-users/src/index.ts'" },
      where: `${orders}/src/a.ts:1`,
    },
    {
      what: 'an import by absolute path',
      files: { [`${orders}/src/a.ts`]: "import '/etc/passwd'" },
      where: `${orders}/src/a.ts:1`,
    },
  ],
  'plain-specifier': [
    {
      what: 'a computed import',
      files: { [`${orders}/src/a.ts`]: 'const a = "zod"\nawait import(a)' },
      where: `${orders}/src/a.ts:2`,
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
      what: 'env imported',
      files: { [`${users}/src/a.ts`]: "import { env } from 'node:process'" },
      where: `${users}/src/a.ts:1`,
    },
    {
      what: 'an exception that nothing needs',
      files: { 'packages/core/src/index.ts': 'export const home = 1' },
      where: 'architecture.json:1',
    },
  ],
  'repo-only': [
    {
      what: 'a service that opens the tables',
      files: { [`${users}/src/service.ts`]: "import type { FeatureDb } from '@backarch/db'" },
      where: `${users}/src/service.ts:1`,
    },
    {
      what: 'a file that takes the database as a whole',
      files: { [`${users}/src/a.ts`]: "import * as db from '@backarch/db'" },
      where: `${users}/src/a.ts:1`,
    },
    {
      what: 'a file that passes the opener on',
      files: { [`${users}/src/a.ts`]: "export type { FeatureDb as Tables } from '@backarch/db'" },
      where: `${users}/src/a.ts:1`,
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
}
