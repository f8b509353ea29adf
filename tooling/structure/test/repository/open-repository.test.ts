import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { openRepository } from '../../src/repository/open-repository.ts'
import { StructureError } from '../../src/structure-error.ts'
import { git, gitRepository, write } from './git-repository.ts'

const shop = {
  'package.json': '{ "name": "shop" }',
  'src/features/cart/index.ts': '',
  'src/features/cart/ui/button.tsx': '',
  'src/features/pay/index.ts': '',
  'src/lib/money.ts': '',
}

test('a folder deep inside leads to the root, and the globs to the slices', () => {
  using repository = gitRepository(shop)
  const opened = openRepository(join(repository.root, 'src/features/cart'), {
    slices: ['./src/features/*/'],
  })
  expect(opened).toMatchObject({
    root: repository.root,
    slicePatterns: ['src/features/*'],
    slices: [
      { name: 'cart', dir: 'src/features/cart' },
      { name: 'pay', dir: 'src/features/pay' },
    ],
    packages: [{ name: 'shop', dir: '' }],
  })
})

test('files are those in the working tree that git does not ignore', () => {
  using repository = gitRepository({ ...shop, '.gitignore': 'dist\n' })
  rmSync(join(repository.root, 'src/lib/money.ts'))
  write(repository.root, { 'src/lib/new.ts': '', 'dist/old.js': '' })
  const { files } = openRepository(repository.root, { slices: ['src/*'] })
  expect([...files].toSorted()).toEqual(
    [
      '.gitignore',
      'package.json',
      'src/features/cart/index.ts',
      'src/features/cart/ui/button.tsx',
      'src/features/pay/index.ts',
      'src/lib/new.ts',
    ].toSorted(),
  )
})

test('inside a git hook of another repository, the folder that was named is read', () => {
  using hooked = gitRepository({ 'other.ts': '' })
  using repository = gitRepository(shop)
  vi.stubEnv('GIT_DIR', join(hooked.root, '.git'))
  try {
    const inside = join(repository.root, 'src/lib')
    expect(openRepository(inside, { slices: ['src/*'] }).root).toBe(repository.root)
  } finally {
    vi.unstubAllEnvs()
  }
})

test('several globs, braces and folders of the same name', () => {
  using repository = gitRepository({
    'a/one/src/x.ts': '',
    'a/two/src/x.ts': '',
    'b/three/x.ts': '',
  })
  const { slices } = openRepository(repository.root, { slices: ['a/{one,two}/src,b/*'] })
  expect(slices.map(({ name }) => name)).toEqual(['a/one/src', 'a/two/src', 'three'])
})

test('the features of architecture.json are the slices when none are named', () => {
  using repository = gitRepository({
    'architecture.json': JSON.stringify({
      kinds: { feature: { packages: ['features-*'], mayDependOn: [] } },
      edges: [],
      exceptions: [],
    }),
    'packages/core/package.json': '{ "name": "core" }',
    'packages/features-notes/package.json': '{ "name": "notes" }',
  })
  expect(openRepository(repository.root)).toMatchObject({
    slicePatterns: ['packages/features-*'],
    slices: [{ name: 'features-notes', dir: 'packages/features-notes' }],
  })
})

test('an architecture.json of another kind says nothing of features', () => {
  using repository = gitRepository({ ...shop, 'architecture.json': '{ "style": "baroque" }' })
  expect(() => openRepository(repository.root)).toThrow(
    /^Which folders are its features\? Try --slices 'src\/features\/\*'/,
  )
})

test('paths that are not UTF-8 are counted', () => {
  using repository = gitRepository(shop)
  const path = Buffer.concat([Buffer.from(`${repository.root}/src/`), Buffer.from([0xff, 0xfe])])
  writeFileSync(path, 'x')
  expect(openRepository(repository.root, { slices: ['src/*'] }).files.size).toBe(6)
})

test('a package.json that cannot be read, or came from a registry, is no package', () => {
  using repository = gitRepository({
    'packages/a/package.json': '{ "name": "a", "main": 7 }',
    'packages/b/package.json': '{ nonsense',
    'packages/c/package.json': '{}',
    'packages/a/node_modules/d/package.json': '{ "name": "d" }',
  })
  const { packages } = openRepository(repository.root, { slices: ['packages/*'] })
  expect(packages.map(({ name }) => name)).toEqual(['a'])
})

test.each([
  ['no such path', 'none', [], /^There is no folder .*none\.$/],
  ['a path of a file', 'package.json', [], /package\.json is no folder\.$/],
  [
    'no slices',
    '.',
    [],
    "Which folders are its features? Try --slices 'src/features/*' (2 folders) or --slices 'src/*' (2 folders).",
  ],
  [
    'a glob that matches nothing',
    '.',
    ['modules/*'],
    /^--slices 'modules\/\*' matches no directory\. Try --slices 'src\/features\/\*' \(2 folders\)/,
  ],
  [
    'slices inside slices',
    '.',
    ['src/*', 'src/features/*'],
    '--slices matches src/features and src/features/cart inside it; a slice cannot hold another one.',
  ],
])('one clear line on %s', (_, path, slices, message) => {
  using repository = gitRepository(shop)
  const open = () => openRepository(join(repository.root, path), { slices })
  expect(open).toThrow(StructureError)
  expect(open).toThrow(message)
})

test('what looks most like a set of features is named first, and no build or test', () => {
  const folders =
    'a/one/x a/one/y b/two/x b/two/y b/two/z modules/x modules/y c/dist/x c/dist/y d/test/x'
  const files = folders.split(' ').map((dir) => [`${dir}/index.js`, ''])
  using repository = gitRepository(Object.fromEntries(files))
  expect(() => openRepository(repository.root)).toThrow(
    "Try --slices 'modules/*' (2 folders) or --slices 'b/two/*' (3 folders) or --slices 'a/one/*' (2 folders).",
  )
})

test('nothing that looks like features is said too', () => {
  using repository = gitRepository({ 'index.js': '' })
  expect(() => openRepository(repository.root)).toThrow(
    "Which folders are its features? Name your features' folders, such as --slices 'src/features/*'.",
  )
})

test('one clear line where there is nothing to read', () => {
  using repository = gitRepository({})
  expect(() => openRepository(repository.root)).toThrow(/has no commits yet; commit something/)
  mkdirSync(join(repository.root, 'bare'))
  git(join(repository.root, 'bare'), 'init', '--quiet', '--bare')
  for (const outside of ['/', join(repository.root, 'bare')]) {
    expect(() => openRepository(outside)).toThrow(/is in no working tree of a git repository: /)
  }
})

test('one clear line without git', () => {
  using repository = gitRepository(shop)
  vi.stubEnv('PATH', repository.root)
  try {
    expect(() => openRepository(repository.root)).toThrow(/^git is not on the PATH/)
  } finally {
    vi.unstubAllEnvs()
  }
})
