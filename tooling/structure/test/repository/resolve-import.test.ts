import { beforeAll, describe, expect, test } from 'vitest'

import { json, targets } from './targets.ts'

describe('a relative path', () => {
  test('with endings, folders, queries and loaders', () => {
    const found = {
      './x.ts': 'x.ts',
      './x': 'x.ts',
      './x.js': 'x.ts',
      './y.mjs': 'y.mts',
      './z.js': 'z.tsx',
      './j': 'j.jsx',
      './d': 'd.d.ts',
      './d.ts': 'd.d.ts',
      './folder': 'folder/index.ts',
      './folder/': 'folder/index.ts',
      '.': 'index.ts',
      './data.json': 'data.json',
      './style.css': 'style.css',
      './style.css?inline': 'style.css',
      '!!raw-loader!./style.css': 'style.css',
    }
    const paths = Object.values(found).map((name) => `packages/a/src/${name}`)
    const files = Object.fromEntries(paths.map((path) => [path, '']))
    expect(targets(files, Object.keys(found))).toEqual(paths)
  })

  test('of a build that is there, or not yet, is its source', () => {
    const files = { 'packages/a/package.json': '{}', 'packages/a/src/x.ts': '' }
    const built = { 'packages/a/dist/x.js': '', 'packages/a/lib/other.js': '' }
    expect(targets(files, ['../dist/x.js'], built)).toEqual(['packages/a/src/x.ts'])
    expect(targets(files, ['../dist/x.js', '../dist/x', '../lib/esm/x.d.mts'])).toEqual(
      Array(3).fill('packages/a/src/x.ts'),
    )
  })

  test('of a build is no other source of the same name', () => {
    expect(targets({ 'packages/a/src/x.ts': '' }, ['../dist/gone/x.js'])).toEqual(['nowhere'])
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
  const source = 'src/index.ts'
  const more = 'src/more/more.ts'
  const cases: readonly [what: string, manifest: object, entry: string, path: string][] = [
    ['exports as text', { exports: './src/index.ts' }, '', source],
    ['exports by entry', { exports: { '.': './src/index.ts' } }, '', source],
    ['conditions', { exports: { import: './src/index.ts', require: './index.cjs' } }, '', source],
    ['nested conditions', { exports: { '.': { node: { import: './src/index.ts' } } } }, '', source],
    [
      'types before source',
      { exports: { '.': { types: './dist/index.d.ts', default: './src/index.ts' } } },
      '',
      source,
    ],
    [
      'types of nothing',
      { exports: { '.': { types: './gone.d.ts', default: './src/index.ts' } } },
      '',
      source,
    ],
    [
      'a condition of their own',
      { exports: { '.': { source: './src/index.ts', default: './gone.js' } } },
      '',
      source,
    ],
    ['a list', { exports: { '.': ['./src/index.ts', './gone.js'] } }, '', source],
    ['a build', { exports: './dist/index.js' }, '', source],
    ['a build of declarations', { exports: { types: './lib/esm/index.d.mts' } }, '', source],
    ['a build with its src', { exports: './dist/src/index.js' }, '', source],
    ['a build in the root', { exports: './build/root.js' }, '', 'root.tsx'],
    ['an entry', { exports: { './more': './src/more/more.ts' } }, '/more', more],
    ['a pattern', { exports: { './*': './src/*/more.ts' } }, '/more', more],
    ['a pattern of a build', { exports: { './*': './dist/*.js' } }, '/more/more', more],
    ['main', { main: 'src/index.ts' }, '', source],
    ['main of a build', { main: './dist/index.cjs' }, '', source],
    ['main without an ending', { main: 'lib/index' }, '', source],
    ['main of a folder', { main: 'dist' }, '', source],
    ['module', { module: 'es/index.js', main: 'gone.js' }, '', source],
    ['types', { types: 'dist/index.d.ts' }, '', source],
    ['source', { source: 'src/index.ts', main: 'dist/b.min.js' }, '', source],
    ['none of them', {}, '', source],
    ['a bundle', { exports: './dist/b.umd.js' }, '', source],
    ['a path without exports', {}, '/src/more/more', more],
    ['a path of a build', {}, '/dist/more/more.js', more],
    ['a path past exports', { exports: './src/index.ts' }, '/src/more/more', more],
    ['a path below src', {}, '/more/more', more],
    ['a folder', {}, '/src', source],
    ['a scope', { name: '@s/scoped', exports: { './more': './src/more/more.ts' } }, '/more', more],
    ['another name than its folder', { name: 'other' }, '', source],
  ]
  const named = cases.map(([what, manifest, entry, path], at) => {
    const name = 'name' in manifest ? String(manifest.name) : `b${at}`
    return {
      what,
      dir: `packages/b${at}`,
      manifest: { name, ...manifest },
      specifier: name + entry,
      path,
    }
  })
  const sources = { [source]: '', [more]: '', 'root.tsx': '' }
  let found: ReadonlyMap<string, string>

  beforeAll(() => {
    const files = named.flatMap(({ dir, manifest }) =>
      Object.entries({ 'package.json': json(manifest), ...sources }).map(
        ([path, text]) => [`${dir}/${path}`, text] as const,
      ),
    )
    const specifiers = named.map(({ specifier }) => specifier)
    const answers = targets(Object.fromEntries(files), specifiers)
    found = new Map(specifiers.map((specifier, at) => [specifier, answers[at] ?? '']))
  })
  test.each(named)('$what', ({ dir, specifier, path }) => {
    expect(found.get(specifier)).toBe(`${dir}/${path}`)
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
