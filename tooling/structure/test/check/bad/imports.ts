import { entries, manifest } from '../manifest.ts'
import { type BadWorkspace, edited, orders, users } from './bad-workspace.ts'

export const badImports = {
  'dependency-declared': [
    {
      what: 'an import that package.json does not list',
      files: { [`${users}/src/a.ts`]: "import '@backarch/core'" },
      where: `${users}/src/a.ts:1`,
      path: ['features-users', 'core'],
    },
    {
      what: 'a package of ours under another name',
      files: {
        'packages/core/package.json': manifest('core', [], {
          dependencies: { people: 'workspace:@backarch/features-users@*' },
        }),
      },
      where: 'packages/core/package.json:4',
    },
    {
      what: 'a package of ours by its folder',
      files: {
        'packages/core/package.json': manifest('core', [], {
          dependencies: { people: 'link:../features-users' },
        }),
      },
      where: 'packages/core/package.json:4',
    },
    {
      what: 'another package under the name of one of ours',
      files: {
        'packages/core/package.json': manifest('core', [], {
          devDependencies: { '@backarch/db': 'npm:left-pad@1' },
        }),
      },
      where: 'packages/core/package.json:8',
    },
    {
      what: 'a source that imports a devDependency',
      files: {
        [`${users}/package.json`]: manifest('features-users', ['api', 'db', 'services-plans'], {
          devDependencies: { '@backarch/core': 'workspace:*' },
          exports: entries('index', 'feature', 'schemas', 'testing'),
        }),
        [`${users}/src/a.ts`]: "import '@backarch/core'",
      },
      where: `${users}/src/a.ts:1`,
      path: ['features-users', 'core'],
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
        'packages/core/package.json': manifest('core', [], {
          exports: { '.': './src/index.ts', './*': './src/*' },
        }),
      },
      where: 'packages/core/package.json:6',
    },
    {
      what: 'exports that open a folder',
      files: edited('packages/core/package.json', '"."', '"./src/*.ts"'),
      where: 'packages/core/package.json:5',
    },
  ],
  'own-folder': [
    {
      what: 'a relative import of another package',
      files: { [`${orders}/src/a.ts`]: "import '../../features-users/src/index.ts'" },
      where: `${orders}/src/a.ts:1`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'a thread that runs a file of another package',
      files: {
        [`${orders}/src/a.ts`]:
          "new Worker(new URL('../../features-users/src/service.ts', import.meta.url))",
      },
      where: `${orders}/src/a.ts:1`,
      path: ['features-orders', 'features-users'],
    },
    {
      what: 'an import under a name that package.json gives a file',
      files: { [`${orders}/src/a.ts`]: "import '#repo'" },
      where: `${orders}/src/a.ts:1`,
      says: 'hides which file',
    },
    {
      what: 'an import by absolute path',
      files: { [`${orders}/src/a.ts`]: "import '/etc/passwd'" },
      where: `${orders}/src/a.ts:1`,
    },
    {
      what: 'an import of a file URL',
      files: { [`${orders}/src/a.ts`]: "import 'file:///etc/passwd'" },
      where: `${orders}/src/a.ts:1`,
    },
  ],
} satisfies Record<string, readonly BadWorkspace[]>
