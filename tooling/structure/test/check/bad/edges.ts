import { packageFiles } from '../fixture.ts'
import { manifest } from '../manifest.ts'
import { soundArchitecture } from '../sound-workspace.ts'
import {
  architecture,
  type BadWorkspace,
  extended,
  inArchitecture,
  kinds,
  orders,
  plans,
  users,
} from './bad-workspace.ts'

const orderService = `${orders}/src/service/list-orders.ts`

const withSlip = architecture({
  edges: [
    ...soundArchitecture.edges,
    { from: 'features-orders', to: 'features-uesrs', reason: 'A slip of the finger.' },
  ],
})

export const badEdges = {
  'dependency-direction': [
    {
      what: 'core imports a feature',
      files: { 'packages/core/src/a.ts': "\nimport '@backarch/features-users'" },
      where: 'packages/core/src/a.ts:2',
      path: ['core', 'features-users'],
      advises: 'or let the feature pass core what it needs',
    },
    {
      what: 'core names a feature in package.json',
      files: { 'packages/core/package.json': manifest('core', ['features-users']) },
      where: 'packages/core/package.json:4',
      path: ['core', 'features-users'],
    },
    ...['peerDependencies', 'optionalDependencies', 'devDependencies'].map((list) => ({
      what: `core names a feature in its ${list}`,
      files: {
        'packages/core/package.json': manifest('core', [], {
          [list]: { '@backarch/features-users': 'workspace:*' },
        }),
      },
      where: 'packages/core/package.json:8',
      path: ['core', 'features-users'],
    })),
    {
      what: 'a service imports only a type of a feature',
      files: { [`${plans}/src/a.ts`]: "import type { A } from '@backarch/features-users'" },
      where: `${plans}/src/a.ts:1`,
      path: ['services-plans', 'features-users'],
      advises: 'Move what both need into a service',
    },
    {
      what: 'a service names a feature in an import type',
      files: { [`${plans}/src/a.ts`]: "export type A = import('@backarch/features-users').A" },
      where: `${plans}/src/a.ts:1`,
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
      advises: 'as an argument',
    },
    {
      what: 'core requires a service the old way',
      files: { 'packages/core/src/a.ts': "import a = require('@backarch/services-plans')" },
      where: 'packages/core/src/a.ts:1',
      path: ['core', 'services-plans'],
    },
    {
      what: 'a feature imports an orchestrator',
      files: extended(`${users}/src/service.ts`, "import '@backarch/services-analysis'"),
      where: `${users}/src/service.ts:5`,
      path: ['features-users', 'services-analysis'],
      says: 'features-users (feature) must not depend on services-analysis (orchestrator)',
      advises: 'services-analysis stands above features-users',
    },
    {
      what: 'an architecture that allows a feature the orchestrator above it',
      files: kinds({
        feature: {
          packages: ['features-*'],
          mayDependOn: ['core', 'db', 'api', 'service', 'feature', 'orchestrator'],
        },
      }),
      where: inArchitecture('"feature": {'),
      path: ['feature', 'orchestrator', 'feature'],
    },
    {
      what: 'kinds that reach each other through a third',
      files: kinds({ core: { packages: ['core'], mayDependOn: ['api'] } }),
      where: inArchitecture('"core": {'),
      path: ['core', 'api', 'core'],
    },
    {
      what: 'allowed steps that lead where the first package must not go',
      files: {
        ...kinds({ app: { packages: ['server'], mayDependOn: ['feature', 'orchestrator'] } }),
      },
      where: 'apps/server/package.json:4',
      path: ['server', 'features-orders', 'api'],
    },
    {
      what: 'a step further than two',
      files: {
        ...kinds({
          probe: { packages: ['probe'], mayDependOn: ['orchestrator', 'feature', 'api', 'db'] },
          service: { packages: ['services-plans'], mayDependOn: ['core', 'db', 'api', 'service'] },
        }),
        ...packageFiles('probe', ['services-analysis']),
      },
      where: 'packages/probe/package.json:4',
      path: ['probe', 'services-analysis', 'features-orders', 'features-users', 'services-plans'],
    },
  ],
  'feature-edge': [
    {
      what: 'an edge that is only looked up',
      files: {
        ...architecture({ edges: [] }),
        [`${orders}/src/a.ts`]: "import.meta.resolve('@backarch/features-users')",
      },
      where: `${orders}/src/a.ts:1`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'an edge that is required by its place',
      files: {
        ...architecture({ edges: [] }),
        [`${orders}/src/a.cjs`]: "require.resolve('@backarch/features-users')",
      },
      where: `${orders}/src/a.cjs:1`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'an edge that adds to the other’s types',
      files: {
        ...architecture({ edges: [] }),
        [`${orders}/src/a.ts`]: "declare module '@backarch/features-users' { const a: 1 }",
      },
      where: `${orders}/src/a.ts:1`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'an undeclared edge',
      files: architecture({ edges: [] }),
      where: `${orderService}:1`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'an undeclared edge to where another feature may go',
      files: packageFiles('features-extra', ['features-users']),
      where: 'packages/features-extra/package.json:4',
      path: ['features-extra', 'features-users'],
    },
    {
      what: 'an undeclared edge in package.json',
      files: architecture({ edges: [] }),
      where: `${orders}/package.json:6`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'an edge for tests that a source uses',
      files: architecture({ edges: [{ ...soundArchitecture.edges[0], in: 'tests' }] }),
      where: `${orderService}:1`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'a declared edge that only tests use',
      files: { [orderService]: 'export const listOrders = []' },
      where: inArchitecture('"to": "features-users"'),
      path: ['features-orders', 'features-users'],
      says: 'never imported that way',
    },
    {
      what: 'a declared edge that nothing uses',
      files: {
        [orderService]: 'export const listOrders = []',
        [`${orders}/test/orders.test.ts`]: 'export {}',
      },
      where: inArchitecture('"to": "features-users"'),
      path: ['features-orders', 'features-users'],
      says: 'never imported.',
    },
    {
      what: 'an edge to a feature that does not exist',
      files: withSlip,
      where: inArchitecture('features-uesrs', withSlip),
      path: ['features-orders', 'features-uesrs'],
    },
  ],
  'no-cycle': [
    {
      what: 'two features that import each other',
      files: { [`${users}/src/a.ts`]: "import type { A } from '@backarch/features-orders'" },
      where: `${orders}/package.json:6`,
      path: ['features-orders', 'features-users', 'features-orders'],
    },
    {
      what: 'a cycle of three, closed by a test',
      files: { [`${plans}/test/a.test.ts`]: "import '@backarch/features-orders'" },
      where: `${orders}/package.json:6`,
      path: ['features-orders', 'features-users', 'services-plans', 'features-orders'],
    },
  ],
} satisfies Record<string, readonly BadWorkspace[]>
