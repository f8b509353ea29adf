import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { type Changes, emptyHistory, type History, radiusOf } from './history.ts'

const base: Changes = { 'src/cart/service.ts': '1\n2\n3\n4\n', 'src/pay/service.ts': '1' }

function startedHistory(): History {
  const history = emptyHistory()
  history.commit('2026-01-05', base)
  return history
}

test('a merge is left out, and the commits it merges count once', async () => {
  using history = startedHistory()
  history.git('checkout', '--quiet', '-b', 'side')
  history.commit('2026-01-06', { 'src/cart/service.ts': 'side' })
  history.git('checkout', '--quiet', 'main')
  history.commit('2026-01-07', { 'src/pay/service.ts': 'main' })
  history.git('merge', '--quiet', '--no-ff', '--message=Both', 'side')
  const { total, leftOut } = await radiusOf(history)
  expect(total.commits).toBe(3)
  expect(leftOut.merges).toBe(1)
})

test('a commit of 30 source files counts, and one of 31 is repo-wide', async () => {
  using history = startedHistory()
  const files = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`lib/${at}.ts`, String(count)]))
  history.commit('2026-01-06', { ...files(30), 'README.md': 'Documents do not count.' })
  history.commit('2026-01-07', files(31))
  const { total, leftOut } = await radiusOf(history)
  expect(total.commits).toBe(2)
  expect(leftOut.repoWide).toBe(1)
})

test('a commit without a source file is left out', async () => {
  using history = startedHistory()
  history.commit('2026-01-06', { 'README.md': 'Hello.', 'logo.png': '' })
  history.commit('2026-01-07', {})
  const { total, leftOut } = await radiusOf(history)
  expect(total.commits).toBe(1)
  expect(leftOut).toMatchObject({ withoutSource: 2, otherFiles: 2 })
})

test.each([
  'src/cart/generated/client.ts',
  'src/cart/dist/index.js',
  'src/cart/api.gen.ts',
  'src/cart/routes.generated.ts',
  'public/app.min.js',
  'src/cart/__snapshots__/page.test.ts.snap',
])('%s is generated', async (path) => {
  using history = startedHistory()
  history.commit('2026-01-06', { [path]: '1', 'src/pay/service.ts': '2' })
  const { total, leftOut } = await radiusOf(history)
  expect(total).toMatchObject({ commits: 2, byFeature: { directories: { p95: 2 } } })
  expect(leftOut.generatedFiles).toBe(1)
})

test('.gitattributes says what is generated, and what only looks like it', async () => {
  using history = startedHistory()
  history.commit('2026-01-06', {
    '.gitattributes':
      '/src/cart/api/*.ts linguist-generated\n/src/pay/dist/** -linguist-generated\n',
    'src/cart/api/client.ts': '1',
    'src/pay/dist/hand-written.ts': '1',
  })
  const { total, leftOut, features } = await radiusOf(history)
  expect(total.commits).toBe(2)
  expect(leftOut.generatedFiles).toBe(1)
  expect(features.map(({ feature, commits }) => [feature, commits])).toEqual([
    ['pay', 2],
    ['cart', 1],
  ])
})

test.each(['pnpm-lock.yaml', 'src/cart/yarn.lock', 'Cargo.lock', 'go.sum', 'bun.lockb'])(
  '%s is a lock file',
  async (path) => {
    using history = startedHistory()
    history.commit('2026-01-06', { [path]: '1', 'src/pay/service.ts': '2' })
    expect((await radiusOf(history)).leftOut).toMatchObject({ lockFiles: 1, otherFiles: 0 })
  },
)

test('a file that only moved is left out, whatever is in it', async () => {
  using history = startedHistory()
  history.commit('2026-01-06', { 'src/cart/logo.png': '\0\u0001\u0002' })
  history.git('mv', 'src/cart/logo.png', 'src/pay/logo.png')
  history.git('mv', 'src/cart/service.ts', 'src/pay/basket.ts')
  history.commit('2026-01-07', {})
  const { total, leftOut } = await radiusOf(history)
  expect(total.commits).toBe(1)
  expect(leftOut).toMatchObject({ pureRenames: 2, withoutSource: 2, otherFiles: 1 })
})

test('a file that moved and changed counts at its new place alone', async () => {
  using history = startedHistory()
  history.commit('2026-01-06', {
    'src/cart/service.ts': null,
    'src/pay/basket.ts': '1\n2\n3\nfive\n',
  })
  const { features, leftOut } = await radiusOf(history)
  expect(features.map(({ feature, commits }) => [feature, commits])).toEqual([
    ['pay', 2],
    ['cart', 1],
  ])
  expect(leftOut.pureRenames).toBe(0)
})

test('lines that were put in another order are a change, though git calls them wholly alike', async () => {
  using history = emptyHistory()
  const lines = Array.from({ length: 40 }, (_, at) => `line ${at} of a file that moves\n`)
  history.commit('2026-01-05', { 'src/cart/a.ts': lines.join(''), 'src/pay/b.ts': '1' })
  history.commit('2026-01-06', {
    'src/cart/a.ts': null,
    'src/pay/a.ts': lines.toReversed().join(''),
  })
  const { total, leftOut } = await radiusOf(history)
  expect(total.commits).toBe(2)
  expect(leftOut.pureRenames).toBe(0)
})

test('symbolic links and submodules are no source', async () => {
  using history = startedHistory()
  symlinkSync('service.ts', join(history.root, 'src/cart/link.ts'))
  history.commit('2026-01-06', {})
  const head = history.git('rev-parse', 'HEAD').trim()
  history.git('update-index', '--add', '--cacheinfo', `160000,${head},src/cart/module.ts`)
  history.git('commit', '--quiet', '--message=A submodule')
  rmSync(join(history.root, 'src/cart/link.ts'))
  history.git('update-index', '--remove', 'src/cart/link.ts')
  history.git('commit', '--quiet', '--message=No link')
  const { total, leftOut } = await radiusOf(history)
  expect(total.commits).toBe(1)
  expect(leftOut).toMatchObject({ withoutSource: 3, otherFiles: 3 })
})

test('only files in the asked paths count, and a repo-wide commit stays one', async () => {
  using history = startedHistory()
  history.commit('2026-01-06', { 'src/cart/service.ts': '2', 'lib/a.ts': '2', 'lib/yarn.lock': '' })
  history.commit('2026-01-07', { 'lib/a.ts': '3' })
  const many = Array.from({ length: 31 }, (_, at) => [`lib/${at}.ts`, ''])
  history.commit('2026-01-08', { ...Object.fromEntries(many), 'src/cart/service.ts': '4' })
  const { total, leftOut } = await radiusOf(history, { paths: ['src'] })
  expect(total).toMatchObject({ commits: 2, byFeature: { directories: { median: 1, p95: 2 } } })
  expect(leftOut).toMatchObject({ elsewhere: 1, repoWide: 1, lockFiles: 0 })
  expect((await radiusOf(history, { paths: ['src/c*', 'lib/a.ts'] })).total.commits).toBe(3)
})
