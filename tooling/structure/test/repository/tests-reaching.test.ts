import { expect, test } from 'vitest'

import { testsReaching } from '../../src/repository/tests-reaching.ts'
import { type Files, gitRepository } from './git-repository.ts'

const list = 'apps/server/src/list.ts'
const manifest = (name: string, ...uses: readonly string[]) =>
  JSON.stringify({
    name: `@shop/${name}`,
    exports: './src/index.ts',
    dependencies: Object.fromEntries(uses.map((use) => [`@shop/${use}`, 'workspace:*'])),
  })

const shop: Files = {
  'architecture.json': JSON.stringify({
    kinds: { feature: { packages: ['features-*'], mayDependOn: [] } },
    edges: [],
    exceptions: [],
  }),
  'packages/features-cart/package.json': manifest('cart'),
  'packages/features-cart/src/index.ts': 'export const cart = 1',
  'apps/server/package.json': manifest('server', 'cart'),
  [list]: "export { cart } from '@shop/cart'",
  'apps/server/src/index.ts': "export * from './run.ts'",
  'apps/server/src/main.ts': "import * as all from './list.ts'\nimport './run.ts'",
  'apps/server/src/run.ts': 'export const run = 1',
  'tooling/bench/package.json': manifest('bench', 'server'),
  'tooling/lint/package.json': manifest('lint'),
}

function reaching(files: Files): string[] {
  using repository = gitRepository({ ...shop, ...files })
  return testsReaching(repository.root, list).map(({ dir, path }) => `${dir} ${path}`)
}

test.each([
  ['imports it', "import * as all from '../src/list.ts'"],
  ['imports it for its types', "import type * as All from '../src/list.ts'"],
  ['imports what imports it', "import '../src/main.ts'"],
  ['imports it later', "const all = await import('../src/list.ts')"],
  ['starts what imports it', "start('src/main.ts')"],
  ['starts it in a copy', 'start(`copy/${name}/main.ts`)'],
  ['reads it as a text', "read(join(here, '../src', 'list.ts'))"],
  ['starts what starts it', "start('test/child.ts')"],
  ['cannot be parsed', "const = 'src/list.ts'"],
])('a test that %s reaches a file', (_what, text) => {
  const child = { 'apps/server/test/child.ts': "import '../src/main.ts'" }
  const found = reaching({ ...child, 'apps/server/test/it.test.ts': text })
  expect(found).toEqual(['apps/server test/it.test.ts'])
})

test.each([
  ['imports what it is made of', "import { cart } from '@shop/cart'"],
  ['imports what it does not lead to', "import { run } from '../src/run.ts'"],
  ['names another file', "start('src/run.ts')"],
  ['only speaks of it', '// Not src/list.ts\nexport {}'],
])('a test that %s does not', (_what, text) => {
  expect(reaching({ 'apps/server/test/it.test.ts': text })).toEqual([])
})

test('another package reaches it where it depends on the package, by whatever way', () => {
  const start = "start('../../apps/server/src/main.ts')"
  const found = reaching({
    'tooling/bench/test/by-name.test.ts': start,
    'tooling/bench/test/by-import.test.ts': "import '@shop/server'",
    // A workspace made up for a test has files of the same names.
    'tooling/lint/test/fixture.test.ts': start,
  })
  expect(found).toEqual(['tooling/bench test/by-name.test.ts'])
})
