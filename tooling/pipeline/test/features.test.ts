import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { insertAll } from '../src/features/add-column.ts'
import { proveDeferring } from '../src/features/prove-deferring.ts'
import { startTrial } from '../src/features/trial.ts'
import { repositoryWith } from './repository.ts'

test('a trial sees every difference to its last commits, and goes back to the last one', () => {
  using repository = repositoryWith({ 'kept.txt': 'a', 'gone.txt': 'a', '.gitignore': 'out/\n' })
  using trial = startTrial(repository.root)
  const write = (path: string) => writeFileSync(join(trial.dir, path), 'b')
  expect(trial.changes()).toEqual([])
  write('kept.txt')
  write('new.txt')
  rmSync(join(trial.dir, 'gone.txt'))
  expect(trial.changes()).toEqual(['gone.txt', 'kept.txt', 'new.txt'])
  trial.commit()
  expect(trial.changes()).toEqual([])
  write('newer.txt')
  expect(trial.changes(1)).toEqual(['gone.txt', 'kept.txt', 'new.txt', 'newer.txt'])
  trial.reset()
  expect(trial.changes()).toEqual([])
  expect(readFileSync(join(repository.root, 'kept.txt'), 'utf8')).toBe('a')
})

test('a column goes where it fits once, or the proof says what to adapt', () => {
  using repository = repositoryWith({ 'one.txt': 'a\nb\n', 'two.txt': 'a\na\n' })
  const { root } = repository
  insertAll(root, [{ file: 'one.txt', behind: 'a\n', text: 'x\n' }])
  expect(readFileSync(join(root, 'one.txt'), 'utf8')).toBe('a\nx\nb\n')
  for (const [file, behind, times] of [
    ['two.txt', 'a\n', 2],
    ['one.txt', 'z', 0],
  ] as const) {
    const insert = () => insertAll(root, [{ file, behind, text: 'x' }])
    expect(insert).toThrow(
      `${file} has ${JSON.stringify(behind)} ${times} times and not once: adapt`,
    )
  }
})

/** A server that ships two features, in a workspace whose `verify` and `test` need nothing installed. */
const shop = {
  'package.json': JSON.stringify({ name: 'shop', scripts: { verify: 'node verify.js' } }),
  'verify.js': '',
  'architecture.json': JSON.stringify({
    kinds: { feature: { packages: ['features-*'], mayDependOn: [] } },
    edges: [],
    exceptions: [],
  }),
  'packages/features-cart/package.json': '{ "name": "cart" }',
  'apps/server/package.json': JSON.stringify({
    name: 'server',
    type: 'module',
    scripts: { test: 'node --test' },
  }),
  'apps/server/src/shipped.ts':
    'export { cart } from "./cart.ts"\nexport { pay } from "./pay.ts"\n',
  'apps/server/src/cart.ts': 'export const cart = 1\n',
  'apps/server/src/pay.ts': 'export const pay = 1\n',
  'apps/server/test/shipped.test.ts':
    'import * as all from "../src/shipped.ts"\nif (Object.keys(all).length === 0) throw all\n',
  // It would be red: nothing of it depends on what is shipped, so it need not run.
  'apps/server/test/other.test.ts': 'import { cart } from "../src/cart.ts"\nthrow cart\n',
}
const ignore = () => {}

test('every line of what is shipped is left out once, and only what can be affected is tested', async () => {
  using repository = repositoryWith(shop)
  const shown: string[] = []
  await proveDeferring(repository.root, (text) => shown.push(text))
  expect(shown).toEqual(['without cart', 'without pay'])
})

test.each([
  [
    'a test',
    { 'apps/server/test/pay.test.ts': 'import { pay } from "../src/shipped.ts"\nexport { pay }\n' },
    '-C apps/server test',
  ],
  [
    'a type or a boundary',
    {
      'verify.js':
        'process.exit(require("fs").readFileSync("apps/server/src/shipped.ts").includes("pay") ? 0 : 1)',
    },
    'verify --only boundaries,types',
  ],
])('a feature that %s cannot do without is no feature to defer', async (_what, files, command) => {
  using repository = repositoryWith({ ...shop, ...files })
  const proof = proveDeferring(repository.root, ignore)
  await expect(proof).rejects.toThrow('Without "export { pay } from "./pay.ts""')
  await expect(proof).rejects.toThrow(`"pnpm ${command}`)
})

test('a list that nothing tests proves nothing', async () => {
  const { 'apps/server/test/shipped.test.ts': _gone, ...untested } = shop
  using repository = repositoryWith(untested)
  await expect(proveDeferring(repository.root, ignore)).rejects.toThrow('No test reaches')
})
