import { describe, expect, test } from 'vitest'

import { openRepository } from '../../src/repository/open-repository.ts'
import { createResolver } from '../../src/repository/resolve-import.ts'
import { type Files, gitRepository, write } from './git-repository.ts'

const from = 'packages/a/src/main.ts'

/** Where `from` gets by each specifier: a path, `outside` or `nowhere`. */
function targets(
  files: Files,
  specifiers: readonly (string | null)[],
  untracked: Files = {},
): string[] {
  using repository = gitRepository({
    [from]: '',
    '.gitignore': 'dist\nnode_modules\ngenerated\n',
    ...files,
  })
  write(repository.root, untracked)
  const resolve = createResolver(openRepository(repository.root, { slices: ['packages/*'] }))
  return specifiers.map((specifier) => {
    const target = resolve(from, specifier)
    return target.to === 'file' ? target.path : target.to
  })
}

const json = (value: object) => JSON.stringify(value)

describe('a relative path', () => {
  test.each([
    ['as it is', './x.ts', 'x.ts'],
    ['without an ending', './x', 'x.ts'],
    ['of what is compiled to it', './x.js', 'x.ts'],
    ['of a module compiled to it', './y.mjs', 'y.mts'],
    ['of a tag compiled to it', './z.js', 'z.tsx'],
    ['of JavaScript', './j', 'j.jsx'],
    ['of a declaration', './d', 'd.d.ts'],
    ['of a folder', './folder', 'folder/index.ts'],
    ['of a folder, with a slash', './folder/', 'folder/index.ts'],
    ['of the folder it is in', '.', 'index.ts'],
    ['of data', './data.json', 'data.json'],
    ['of style', './style.css', 'style.css'],
    ['with a query', './style.css?inline', 'style.css'],
    ['with a loader', '!!raw-loader!./style.css', 'style.css'],
  ])('%s', (_, specifier, path) => {
    const names = 'x.ts y.mts z.tsx j.jsx d.d.ts folder/index.ts index.ts data.json style.css'
    const files = names
      .split(' ')
      .map((name) => [`packages/a/src/${name}`, name.endsWith('json') ? '{}' : ''])
    expect(targets(Object.fromEntries(files), [specifier])).toEqual([`packages/a/src/${path}`])
  })

  test('of a build that is there, or not yet, is its source', () => {
    const files = { 'packages/a/package.json': '{}', 'packages/a/src/x.ts': '' }
    const built = { 'packages/a/dist/x.js': '', 'packages/a/lib/other.js': '' }
    expect(targets(files, ['../dist/x.js'], built)).toEqual(['packages/a/src/x.ts'])
    expect(targets(files, ['../dist/x.js', '../dist/x'])).toEqual(
      Array(2).fill('packages/a/src/x.ts'),
    )
  })

  test('of a generated file is outside; of none, nowhere', () => {
    const untracked = { 'packages/a/src/generated/client.ts': '' }
    expect(targets({}, ['./generated/client', './gone', '../..'], untracked)).toEqual([
      'outside',
      'nowhere',
      'nowhere',
    ])
  })
})

describe('a package of the repository, not installed', () => {
  const source = 'packages/b/src/index.ts'
  test.each<[what: string, manifest: object, specifier: string, path: string]>([
    ['exports as text', { exports: './src/index.ts' }, 'b', source],
    ['exports by entry', { exports: { '.': './src/index.ts' } }, 'b', source],
    ['conditions', { exports: { import: './src/index.ts', require: './index.cjs' } }, 'b', source],
    [
      'nested conditions',
      { exports: { '.': { node: { import: './src/index.ts' } } } },
      'b',
      source,
    ],
    [
      'types before source',
      { exports: { '.': { types: './dist/index.d.ts', default: './src/index.ts' } } },
      'b',
      source,
    ],
    [
      'types of nothing',
      { exports: { '.': { types: './gone.d.ts', default: './src/index.ts' } } },
      'b',
      source,
    ],
    [
      'a condition of their own',
      { exports: { '.': { source: './src/index.ts', default: './gone.js' } } },
      'b',
      source,
    ],
    ['a list', { exports: { '.': ['./src/index.ts', './gone.js'] } }, 'b', source],
    ['a build', { exports: './dist/index.js' }, 'b', source],
    ['a build of declarations', { exports: { types: './lib/esm/index.d.mts' } }, 'b', source],
    ['a build with its src', { exports: './dist/src/index.js' }, 'b', source],
    ['a build in the root', { exports: './build/root.js' }, 'b', 'packages/b/root.tsx'],
    [
      'an entry',
      { exports: { './more': './src/more/more.ts' } },
      'b/more',
      'packages/b/src/more/more.ts',
    ],
    [
      'a pattern',
      { exports: { './*': './src/*/more.ts' } },
      'b/more',
      'packages/b/src/more/more.ts',
    ],
    [
      'a pattern of a build',
      { exports: { './*': './dist/*.js' } },
      'b/more/more',
      'packages/b/src/more/more.ts',
    ],
    ['main', { main: 'src/index.ts' }, 'b', source],
    ['main of a build', { main: './dist/index.cjs' }, 'b', source],
    ['main without an ending', { main: 'lib/index' }, 'b', source],
    ['main of a folder', { main: 'dist' }, 'b', source],
    ['module', { module: 'es/index.js', main: 'gone.js' }, 'b', source],
    ['types', { types: 'dist/index.d.ts' }, 'b', source],
    ['source', { source: 'src/index.ts', main: 'dist/b.min.js' }, 'b', source],
    ['none of them', {}, 'b', source],
    ['a bundle', { exports: './dist/b.umd.js' }, 'b', source],
    ['a path without exports', {}, 'b/src/more/more', 'packages/b/src/more/more.ts'],
    ['a path of a build', {}, 'b/dist/more/more.js', 'packages/b/src/more/more.ts'],
    [
      'a path past exports',
      { exports: './src/index.ts' },
      'b/src/more/more',
      'packages/b/src/more/more.ts',
    ],
    ['a path below src', {}, 'b/more/more', 'packages/b/src/more/more.ts'],
    ['a folder', {}, 'b/src', source],
    [
      'a scope',
      { name: '@s/b', exports: { './more': './src/more/more.ts' } },
      '@s/b/more',
      'packages/b/src/more/more.ts',
    ],
    ['its own name', { name: 'c' }, 'c', source],
  ])('%s', (_, manifest, specifier, path) => {
    const files = {
      'packages/b/package.json': json({ name: 'b', ...manifest }),
      [source]: '',
      'packages/b/src/more/more.ts': '',
      'packages/b/root.tsx': '',
    }
    expect(targets(files, [specifier])).toEqual([path])
  })

  test('an entry that nothing is behind leads nowhere', () => {
    const files = { 'packages/b/package.json': json({ name: 'b', exports: { './x': './x.ts' } }) }
    expect(targets(files, ['b', 'b/x', 'b/y'])).toEqual(['nowhere', 'nowhere', 'nowhere'])
  })

  test('an entry that is generated is outside', () => {
    const files = {
      'packages/b/package.json': json({ name: 'b', exports: { './x': './generated/x.ts' } }),
    }
    expect(targets(files, ['b/x'], { 'packages/b/generated/x.ts': '' })).toEqual(['outside'])
  })
})

describe('a tsconfig', () => {
  const files = { 'packages/a/src/lib/x.ts': '', 'shared/y.ts': '' }
  const config = (options: object) => json({ compilerOptions: options })
  test.each<[what: string, configs: Files, found: Readonly<Record<string, string>>]>([
    [
      'paths',
      {
        'packages/a/tsconfig.json': config({
          paths: { '@/*': ['./src/*'], one: ['../../shared/y.ts'] },
        }),
      },
      { '@/lib/x': 'packages/a/src/lib/x.ts', one: 'shared/y.ts', '@/gone': 'nowhere' },
    ],
    [
      'baseUrl',
      { 'packages/a/tsconfig.json': config({ baseUrl: 'src', paths: { '#/*': ['lib/*'] } }) },
      { 'lib/x': 'packages/a/src/lib/x.ts', '#/x': 'packages/a/src/lib/x.ts' },
    ],
    [
      'extends a file',
      {
        'tsconfig.base.json': config({ paths: { '~/*': ['./shared/*'] } }),
        'packages/a/tsconfig.json': json({ extends: '../../tsconfig.base.json' }),
      },
      { '~/y': 'shared/y.ts' },
    ],
    [
      'extends what is not installed, with comments and commas',
      {
        'packages/a/tsconfig.json':
          '{ // as usual\n "extends": ["@tsconfig/node24"], "compilerOptions": { "paths": { "@/*": ["./src/*"], }, }, }',
      },
      { '@/lib/x': 'packages/a/src/lib/x.ts', './lib/x': 'packages/a/src/lib/x.ts' },
    ],
    [
      'extends a package of the repository',
      {
        'config/package.json': json({ name: '@s/config' }),
        'config/base.json': config({ baseUrl: '..' }),
        'packages/a/tsconfig.json': json({ extends: '@s/config/base.json' }),
      },
      { 'shared/y': 'shared/y.ts' },
    ],
    [
      'references',
      {
        'packages/a/tsconfig.json': json({
          files: [],
          references: [{ path: './tsconfig.app.json' }],
        }),
        'packages/a/tsconfig.app.json': json({
          include: ['src'],
          compilerOptions: { paths: { '@/*': ['./src/*'] } },
        }),
      },
      { '@/lib/x': 'packages/a/src/lib/x.ts' },
    ],
    [
      'a jsconfig',
      { 'jsconfig.json': config({ baseUrl: '.', paths: { 'mine/*': ['shared/*'] } }) },
      { 'mine/y': 'shared/y.ts', 'shared/y': 'shared/y.ts' },
    ],
    [
      'nonsense',
      { 'packages/a/tsconfig.json': '{ "extends": 3, nonsense' },
      { './lib/x': 'packages/a/src/lib/x.ts' },
    ],
    [
      'a circle',
      { 'packages/a/tsconfig.json': json({ extends: './tsconfig.json' }) },
      { './lib/x': 'packages/a/src/lib/x.ts' },
    ],
  ])('%s', (_, configs, found) => {
    expect(targets({ ...files, ...configs }, Object.keys(found))).toEqual(Object.values(found))
  })
})

describe('#imports', () => {
  const imports = {
    '#x': './src/lib/x.js',
    '#built/*': './dist/lib/*.js',
    '#dep': 'zod',
    '#b': '@s/b',
    '#gone': './gone.js',
  }
  const files = {
    'packages/a/package.json': json({ imports, dependencies: { zod: '4' } }),
    'packages/a/src/lib/x.ts': '',
    'packages/b/package.json': json({ name: '@s/b', main: 'x.js' }),
    'packages/b/x.js': '',
  }
  test('lead to files, builds, packages and nowhere', () => {
    expect(targets(files, ['#x', '#built/x', '#dep', '#b', '#gone', '#none'])).toEqual([
      'packages/a/src/lib/x.ts',
      'packages/a/src/lib/x.ts',
      'outside',
      'packages/b/x.js',
      'nowhere',
      'nowhere',
    ])
  })
})

test('what a manifest declares, the platform has or another scheme names is outside', () => {
  const files = {
    'package.json': json({ devDependencies: { vitest: '5', '@types/estree': '1' } }),
    'packages/a/package.json': json({
      dependencies: { zod: '4' },
      peerDependencies: { '@s/c': '1' },
    }),
  }
  const outside =
    'zod zod/mini vitest/config @s/c/deep estree fs node:fs fs/promises bun:test https://x.y/z.js virtual:x'
  expect(targets(files, outside.split(' '))).toEqual(outside.split(' ').map(() => 'outside'))
  expect(targets(files, ['zodd', '@s/d', '/src/x.ts', null, ''])).toEqual(Array(5).fill('nowhere'))
})

test('what is installed and not declared is outside', () => {
  const installed = {
    'node_modules/hoisted/package.json': '{ "name": "hoisted" }',
    'node_modules/hoisted/index.js': '',
  }
  expect(targets({}, ['hoisted'], installed)).toEqual(['outside'])
})
