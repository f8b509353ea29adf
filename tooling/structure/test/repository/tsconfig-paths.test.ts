import { describe, expect, test } from 'vitest'

import type { Files } from './git-repository.ts'
import { json, targets } from './targets.ts'

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
      'extends several, each for its part',
      {
        'one.json': config({ baseUrl: './shared' }),
        'two.json': config({ paths: { '@/*': ['./packages/a/src/*'] } }),
        'packages/a/tsconfig.json': json({
          extends: ['@tsconfig/node24', '../../one.json', '../../two.json'],
        }),
      },
      { y: 'shared/y.ts', '@/lib/x': 'packages/a/src/lib/x.ts' },
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
      { './lib/x': 'packages/a/src/lib/x.ts', '@/lib/x': 'nowhere' },
    ],
  ])('%s', (_, configs, found) => {
    expect(targets({ ...files, ...configs }, Object.keys(found))).toEqual(Object.values(found))
  })
})
