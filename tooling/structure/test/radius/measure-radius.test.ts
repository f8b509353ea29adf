import { expect, test } from 'vitest'

import { emptyHistory, radiusOf } from './history.ts'
import { workedExample } from './worked-example.ts'

const packages = { slices: 'packages/*' }

test('the worked example has the figures that docs/structure.md counts by hand', async () => {
  using history = workedExample()
  const report = await radiusOf(history, packages)
  expect(report.total).toEqual({
    commits: 5,
    byFeature: {
      directories: { median: 2, p95: 5 },
      packages: { median: 1, p95: 3 },
      features: { median: 1, p95: 2 },
    },
    byLayer: {
      directories: { median: 3, p95: 6 },
      packages: { median: 2, p95: 4 },
      features: { median: 2, p95: 3 },
    },
  })
  expect(report.inFeatures).toEqual({
    commits: 4,
    byFeature: {
      directories: { median: 2, p95: 5 },
      packages: { median: 1, p95: 3 },
      features: { median: 1, p95: 2 },
    },
    byLayer: {
      directories: { median: 3, p95: 6 },
      packages: { median: 2, p95: 4 },
      features: { median: 2, p95: 3 },
    },
  })
  expect(report.commitByCommit).toEqual({
    directories: { byFeature: 3, byLayer: 1 },
    packages: { byFeature: 3, byLayer: 1 },
    features: { byFeature: 3, byLayer: 1 },
  })
  expect(report.layers).toEqual([
    { layer: 'repo', slices: 2, files: 2 },
    { layer: 'router', slices: 2, files: 2 },
    { layer: 'service', slices: 2, files: 2 },
    { layer: 'test', slices: 2, files: 2 },
    { layer: 'other', slices: 1, files: 1 },
  ])
  expect(report.leftOut).toEqual({
    merges: 0,
    repoWide: 0,
    withoutSource: 0,
    elsewhere: 0,
    cut: 0,
    generatedFiles: 0,
    lockFiles: 0,
    pureRenames: 0,
    otherFiles: 3,
  })
  expect(report.warnings).toEqual([])
})

test('a feature is measured over the commits that touch it, wherever else they reach', async () => {
  using history = workedExample()
  const { features } = await radiusOf(history, packages)
  expect(features.map(({ feature, commits }) => [feature, commits])).toEqual([
    ['billing', 3],
    ['notes', 3],
  ])
  // Billing's commits reach 5, 2 and 2 directories; by layer 6, 1 and 3.
  expect(features[0]?.byFeature.directories).toEqual({ median: 2, p95: 5 })
  expect(features[0]?.byLayer.directories).toEqual({ median: 3, p95: 6 })
  // Those of notes enter 2, 1 and 2 features; by layer 3, 3 and 1 layers.
  expect(features[1]?.byFeature.features).toEqual({ median: 2, p95: 2 })
  expect(features[1]?.byLayer.features).toEqual({ median: 3, p95: 3 })
})

test('months are those of the author date, in UTC, the oldest first', async () => {
  using history = workedExample()
  const { months } = await radiusOf(history, packages)
  expect(months.map(({ month, commits }) => [month, commits])).toEqual([
    ['2026-01', 3],
    ['2026-02', 2],
  ])
})

test('features that change together are paired, and known to depend on each other or not', async () => {
  using history = workedExample()
  const { couplings } = await radiusOf(history, packages)
  expect(couplings).toEqual([
    { a: 'billing', b: 'notes', commits: 2, share: 2 / 3, depends: false },
  ])
  // One commit together is no coupling.
  history.commit('2026-02-10', { 'packages/notes/src/a.ts': '', 'packages/users/src/a.ts': '' })
  history.commit('2026-02-11', { 'packages/notes/src/pay.ts': "import 'billing/src/service.ts'" })
  const { couplings: later } = await radiusOf(history, packages)
  expect(later).toEqual([{ a: 'billing', b: 'notes', commits: 2, share: 2 / 3, depends: true }])
})

test('what is a layer does not depend on how much of the history is asked for', async () => {
  using history = workedExample()
  const { layers } = await radiusOf(history, {
    ...packages,
    since: Date.parse('2026-02-03') / 1000,
  })
  expect(layers.map(({ layer }) => layer)).toEqual(['other', 'service', 'test'])
})

test('a feature that is gone counts with its history', async () => {
  using history = workedExample()
  history.commit('2026-02-10', {
    'packages/notes/package.json': null,
    'packages/notes/src/router.ts': null,
    'packages/notes/src/service.ts': null,
    'packages/notes/src/repo.ts': null,
    'packages/notes/test/notes.ts': null,
  })
  const { features, couplings } = await radiusOf(history, packages)
  expect(features.map(({ feature, commits }) => [feature, commits])).toEqual([
    ['notes', 4],
    ['billing', 3],
  ])
  expect(couplings[0]?.depends).toBeNull()
  // It was a package: by layer its commits enter 4, 3, 1 and 3, and not the root's own.
  expect(features[0]?.byLayer.packages).toEqual({ median: 3, p95: 4 })
})

test('tests lie with the layer that they test, and alone they are a layer', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', {
    'src/cart/package.json': '{ "name": "cart" }',
    'src/cart/service.ts': '1',
    'src/cart/test/cart.ts': '1',
    'src/pay/package.json': '{ "name": "pay" }',
    'src/pay/service.ts': '1',
    'src/pay/test/pay.ts': '1',
  })
  const { total } = await radiusOf(history)
  expect(total.byLayer).toEqual({
    directories: { median: 3, p95: 3 },
    packages: { median: 1, p95: 1 },
    features: { median: 1, p95: 1 },
  })
  history.commit('2026-01-06', { 'src/cart/test/cart.ts': '2' })
  const { features } = await radiusOf(history)
  expect(features[0]).toMatchObject({ feature: 'cart', byLayer: { features: { median: 1 } } })
})

test('features inside one package are compared with layers inside that package', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', {
    'package.json': '{ "name": "shop" }',
    'src/cart/router.ts': '1',
    'src/cart/service.ts': '1',
    'src/pay/router.ts': '1',
    'src/pay/service.ts': '1',
  })
  const { total } = await radiusOf(history)
  expect(total.byFeature.packages).toEqual({ median: 1, p95: 1 })
  expect(total.byLayer.packages).toEqual({ median: 1, p95: 1 })
  expect(total.byLayer.directories).toEqual({ median: 2, p95: 2 })
})

test('two features of one name are told apart by their folders', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', { 'src/a/notes/service.ts': '1', 'src/b/notes/service.ts': '1' })
  const { features } = await radiusOf(history, { slices: 'src/*/*' })
  expect(features.map(({ feature }) => feature)).toEqual(['src/a/notes', 'src/b/notes'])
})

test('where most files have no layer, the report says whom that favours', async () => {
  using history = emptyHistory()
  const shared = { 'src/cart/service.ts': '1', 'src/pay/service.ts': '1' }
  history.commit('2026-01-05', { ...shared, 'src/cart/basket.ts': '1', 'src/pay/card.ts': '1' })
  expect((await radiusOf(history)).warnings).toEqual([])
  history.commit('2026-01-06', { 'src/cart/coupon.ts': '1' })
  const { warnings, layers } = await radiusOf(history)
  expect(layers).toEqual([
    { layer: 'other', slices: 2, files: 3 },
    { layer: 'service', slices: 2, files: 2 },
  ])
  expect(warnings).toEqual([
    'Of 5 files in features, 3 share no name with other features. They count as one layer, which favours the layers.',
  ])
})

test('a history that touches no feature says so', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', { 'lib/a.ts': '1', 'src/cart/README.md': '1' })
  const { warnings, inFeatures } = await radiusOf(history)
  expect(inFeatures.commits).toBe(0)
  expect(warnings).toEqual([expect.stringMatching(/^No commit touches a feature/)])
})
