import { expect, test } from 'vitest'

import { findPromotions } from '../../src/report/promotions.ts'
import { gitRepository } from '../repository/git-repository.ts'

const slices = ['a', 'b', 'c', 'd'].map((name) => ({ name, dir: `src/${name}` }))
const lines = (count: number) => 'x\n'.repeat(count)

function promotions(
  files: Readonly<Record<string, string>>,
  imports: readonly (readonly [from: string, to: string, ...names: readonly string[]])[] = [],
) {
  using repository = gitRepository(files)
  return findPromotions(
    { root: repository.root, slices },
    Object.keys(files),
    imports.map(([from, to, ...names]) => ({ from, to, names })),
  )
}

test('a slice is advised when a second other slice imports it', () => {
  const one = [
    ['src/b/x.ts', 'src/a/rules.ts', 'rule'],
    ['src/b/y.ts', 'src/a/index.ts', 'add', 'rule'],
    ['src/a/index.ts', 'src/a/rules.ts'],
    ['src/main.ts', 'src/a/index.ts'],
  ] as const
  expect(promotions({}, one)).toEqual([])
  expect(promotions({}, [...one, ['src/c/x.ts', 'src/a/index.ts', '*']])).toEqual([
    {
      slice: 'a',
      reason: 'b and c import a.',
      moves: 'everything, add and rule',
    },
  ])
})

test.each([
  'src/a/service.ts',
  'src/a/src/service.ts',
  'src/a/a.service.ts',
  'src/a/services/add.ts',
])('a service of more than 500 lines is advised: %s', (path) => {
  expect(promotions({ [path]: lines(500) })).toEqual([])
  expect(promotions({ [path]: lines(501) })).toMatchObject([
    { slice: 'a', reason: 'The service of a has 501 lines, more than 500.' },
  ])
})

test('the files of a service count together, its tests’ and others’ do not', () => {
  const found = promotions({
    'src/a/service/add.ts': lines(300),
    'src/a/service/remove.ts': lines(400),
    'src/a/router.ts': lines(900),
    'src/b/self-service.ts': lines(900),
  })
  expect(found).toEqual([
    {
      slice: 'a',
      reason: 'The service of a has 700 lines, more than 500.',
      moves: 'service/remove.ts (400 lines) and service/add.ts (300 lines)',
    },
  ])
})
