import { writeFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { measureHops } from '../../src/hops/measure-hops.ts'
import { openRepository } from '../../src/repository/open-repository.ts'
import { StructureError } from '../../src/structure-error.ts'
import { type Files, gitRepository } from '../repository/git-repository.ts'
import { inOnePackage, measure } from './measure.ts'

describe('reading starts from', () => {
  test.each<[what: string, files: Files, start: string[]]>([
    ['the router', { 'router.ts': '', 'index.ts': '' }, ['router.ts']],
    [
      'every router',
      { 'src/a.routes.js': '', 'src/b.controller.ts': '', 'src/index.ts': '' },
      ['src/a.routes.js', 'src/b.controller.ts'],
    ],
    [
      'the index of routes',
      { 'routes/index.ts': '', 'routes/a.ts': '', 'index.ts': '' },
      ['routes/index.ts'],
    ],
    ['the index', { 'index.tsx': '', 'service.ts': '' }, ['index.tsx']],
    [
      'the entries of a package',
      {
        'package.json':
          '{ "name": "a", "exports": { ".": "./src/main.ts", "./schemas": "./src/schemas.ts", "./testing": "./src/testing.ts" } }',
        'src/main.ts': '',
        'src/schemas.ts': '',
        'src/service.ts': '',
        'src/testing.ts': '',
      },
      ['src/main.ts', 'src/schemas.ts'],
    ],
    [
      'what nothing in it imports',
      {
        'top.ts': "import './service'",
        'service.ts': '',
        'top.test.ts': "import './top'",
        'vite.config.ts': '',
      },
      ['top.ts'],
    ],
    [
      'all of it, where everything is imported',
      { 'one.ts': "import './two'", 'two.ts': "import './one'" },
      ['one.ts', 'two.ts'],
    ],
  ])('%s', (_, files, start) => {
    const inside = Object.entries(files).map(([path, text]) => [`src/features/a/${path}`, text])
    const { ranking } = measure(Object.fromEntries(inside))
    expect(ranking[0]?.start).toEqual(start.map((path) => `src/features/a/${path}`))
  })

  test('the file that --from names', () => {
    const files = { 'src/features/a/router.ts': '', 'src/features/a/api/main.ts': '' }
    const { ranking } = measure(files, inOnePackage, 'api/*.ts')
    expect(ranking[0]?.start).toEqual(['src/features/a/api/main.ts'])
    expect(() => measure(files, inOnePackage, 'none.ts')).toThrow(StructureError)
    expect(() => measure(files, inOnePackage, 'none.ts')).toThrow(
      "--from 'none.ts' matches no source file",
    )
  })
})

test('a feature without source files is left out, and named', () => {
  const { ranking, leftOut } = measure({
    'src/features/a/index.ts': '',
    'src/features/b/README.md': '',
    'src/features/c/c.test.ts': '',
  })
  expect(ranking.map(({ slice }) => slice.name)).toEqual(['a'])
  expect(leftOut.map(({ name }) => name)).toEqual(['b', 'c'])
})

test('what could not be read is said', () => {
  const report = measure({
    'src/features/a/index.ts': "import x from './gone'\nimport(x)\nimport './list.vue'\n",
    'src/features/a/broken.ts': 'const = ;',
    'src/features/a/list.vue': '<script>',
  })
  expect(report).toMatchObject({
    files: 1,
    unresolved: [
      { file: 'src/features/a/index.ts', line: 1, specifier: './gone' },
      { file: 'src/features/a/index.ts', line: 2, specifier: null },
    ],
    unparsed: ['src/features/a/broken.ts'],
    notRead: ['src/features/a/list.vue'],
  })
})

test('a file whose name is not UTF-8 is not passed over', () => {
  using repository = gitRepository({ 'src/features/a/index.ts': '' })
  const folder = Buffer.from(`${repository.root}/src/features/a/`)
  writeFileSync(Buffer.concat([folder, Buffer.from([0xff]), Buffer.from('.ts')]), '')
  const { files, unparsed } = measureHops(openRepository(repository.root, { slices: inOnePackage }))
  expect({ files, unparsed }).toEqual({ files: 1, unparsed: ['src/features/a/\uFFFD.ts'] })
})

test('what git ignores is not there yet, and not lost', () => {
  const { unresolved } = measure({
    '.gitignore': 'generated/\n',
    'src/features/a/index.ts':
      "import './generated/client'\nimport '../../generated'\nimport './gone'\nimport '../../../../out'\n",
  })
  expect(unresolved.map(({ specifier }) => specifier)).toEqual([
    '../../generated',
    './gone',
    '../../../../out',
  ])
})
