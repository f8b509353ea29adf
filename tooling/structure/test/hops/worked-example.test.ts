import { expect, test } from 'vitest'

import { measureHops, traceHops } from '../../src/hops/measure-hops.ts'
import { openRepository } from '../../src/repository/open-repository.ts'
import { gitRepository } from '../repository/git-repository.ts'
import { workedExample } from './worked-example.ts'

const packages = { slices: ['packages/*'] }

test('the example of docs/structure.md has the hops that are worked out there', () => {
  using repository = gitRepository(workedExample())
  const report = measureHops(openRepository(repository.root, packages))
  expect(report).toEqual({
    ranking: [
      {
        slice: { name: 'orders', dir: 'packages/orders' },
        start: ['packages/orders/src/router.ts'],
        hops: 5,
        own: ['packages/orders/src', 'packages/orders/src/service'],
        faces: ['packages/users/src'],
        foreign: ['packages/money/src/currency', 'packages/money/src/rounding'],
      },
      {
        slice: { name: 'money', dir: 'packages/money' },
        start: ['packages/money/src/index.ts'],
        hops: 4,
        own: [
          'packages/money/src',
          'packages/money/src/currency',
          'packages/money/src/rounding',
          'packages/money/src/tax',
        ],
        faces: [],
        foreign: [],
      },
      {
        slice: { name: 'users', dir: 'packages/users' },
        start: ['packages/users/src/router.ts'],
        hops: 2,
        own: ['packages/users/src', 'packages/users/src/model'],
        faces: [],
        foreign: [],
      },
    ],
    levers: [
      {
        file: 'packages/orders/src/router.ts',
        line: 2,
        specifier: './service/index.ts',
        spares: [
          'packages/money/src/currency',
          'packages/money/src/rounding',
          'packages/orders/src/service',
        ],
      },
      {
        file: 'packages/orders/src/service/place-order.ts',
        line: 1,
        specifier: '../../../money/src/rounding/round.ts',
        spares: ['packages/money/src/currency', 'packages/money/src/rounding'],
      },
      {
        file: 'packages/orders/src/router.ts',
        line: 1,
        specifier: '@shop/users',
        spares: ['packages/users/src'],
      },
    ],
    leftOut: [],
    files: 12,
    imports: 16,
    unresolved: [
      { file: 'packages/orders/src/service/place-order.ts', line: 2, specifier: './lost.ts' },
    ],
    unparsed: [],
    notRead: [],
  })
})

test('what leads to each directory of one feature, by the import that first does', () => {
  using repository = gitRepository(workedExample())
  const { directories } = traceHops(openRepository(repository.root, packages), 'orders')
  const src = 'packages/orders/src'
  expect(directories).toEqual([
    { dir: src, as: 'own', by: null },
    {
      dir: `${src}/service`,
      as: 'own',
      by: { file: `${src}/router.ts`, line: 2, specifier: './service/index.ts' },
    },
    {
      dir: 'packages/users/src',
      as: 'face',
      by: { file: `${src}/router.ts`, line: 1, specifier: '@shop/users' },
    },
    {
      dir: 'packages/money/src/currency',
      as: 'foreign',
      by: {
        file: 'packages/money/src/rounding/round.ts',
        line: 1,
        specifier: '../currency/unit.ts',
      },
    },
    {
      dir: 'packages/money/src/rounding',
      as: 'foreign',
      by: {
        file: `${src}/service/place-order.ts`,
        line: 1,
        specifier: '../../../money/src/rounding/round.ts',
      },
    },
  ])
})
