import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { Commit } from '../../src/radius/parse-raw-log.ts'
import { cutCommits, readHistory } from '../../src/radius/read-history.ts'
import { emptyHistory, type History, radiusOf } from './history.ts'

async function commits({ root }: Pick<History, 'root'>): Promise<Commit[]> {
  const found: Commit[] = []
  for await (const commit of readHistory(root)) found.push(commit)
  return found
}

async function paths(history: History): Promise<string[]> {
  return (await commits(history)).flatMap(({ changes }) => changes.map(({ path }) => path))
}

test('every commit comes, the newest first: the first one, an empty one, a merge without its changes', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', { 'a.ts': '1' })
  history.commit('2026-01-06', {})
  history.git('checkout', '--quiet', '-b', 'side', 'HEAD^')
  history.commit('2026-01-07', { 'b.ts': '1' })
  history.git('checkout', '--quiet', 'main')
  history.git('merge', '--quiet', '--no-ff', '--message=Both', 'side')
  const found = await commits(history)
  expect(found.map(({ parents, changes }) => [parents, changes.map(({ path }) => path)])).toEqual([
    [2, []],
    [1, ['b.ts']],
    [1, []],
    [0, ['a.ts']],
  ])
  expect(found[3]?.time).toBe(Date.parse('2026-01-05T12:00:00Z') / 1000)
})

test('paths come as they are: spaces, quotes, newlines, tabs, and what looks like git’s own words', async () => {
  using history = emptyHistory()
  const odd = [
    ':100644 100644 a b M.ts',
    'a file.ts',
    'back\\slash.ts',
    'caf\u00e9.ts',
    'line\nbreak.ts',
    'quote".ts',
    'tab\t.ts',
  ]
  history.commit('2026-01-05', Object.fromEntries(odd.map((path) => [path, path])))
  expect((await paths(history)).toSorted()).toEqual(odd)
})

test('paths that are no UTF-8 are kept apart, counted and printable', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', { 'src/cart/a.ts': '1' })
  const blob = history.git('rev-parse', 'HEAD:src/cart/a.ts').trim()
  const entry = (byte: number) =>
    Buffer.concat([
      Buffer.from(`100644 ${blob} 0\tsrc/caf`),
      Buffer.from([byte]),
      Buffer.from('/a.ts\0'),
    ])
  execFileSync('git', ['-C', history.root, 'update-index', '-z', '--index-info'], {
    input: Buffer.concat([entry(0xe8), entry(0xe9)]),
  })
  history.git('commit', '--quiet', '--message=Latin 1')
  expect((await paths(history)).slice(0, 2)).toEqual(['src/caf\\xe8/a.ts', 'src/caf\\xe9/a.ts'])
  const { features } = await radiusOf(history)
  expect(features.map(({ feature }) => feature)).toEqual(['caf\\xe8', 'caf\\xe9', 'cart'])
})

test('what the user’s configuration asks of git makes no difference', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', { 'a/a.ts': '1\n2\n3\n', 'b/b.ts': '1' })
  history.commit('2026-01-06', { 'a/a.ts': null, 'c/a.ts': '1\n2\n3\n', 'd/a.ts': '1\n2\n3\n' })
  history.git('checkout', '--quiet', '-b', 'side', 'HEAD^')
  history.commit('2026-01-07', { 'e.ts': '1' })
  history.git('checkout', '--quiet', 'main')
  history.git('merge', '--quiet', '--no-ff', '--message=Both', 'side')
  const before = await commits(history)
  for (const [key, value] of [
    ['log.showRoot', 'false'],
    ['log.showSignature', 'true'],
    ['diff.renames', 'false'],
    ['diff.noprefix', 'true'],
    ['core.quotePath', 'true'],
    ['core.abbrev', '5'],
    ['color.ui', 'always'],
    ['format.pretty', 'fuller'],
  ] as const) {
    history.git('config', key, value)
  }
  expect(await commits(history)).toEqual(before)
  expect(before[2]?.changes).toEqual([
    { path: 'c/a.ts', from: 'a/a.ts', isFile: true, isPureRename: true },
    { path: 'd/a.ts', isFile: true, isPureRename: false },
  ])
})

test('a history that cannot be read says so in one line', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', { 'a.ts': '1' })
  const tree = history.git('rev-parse', 'HEAD^{tree}').trim()
  rmSync(join(history.root, '.git/objects', tree.slice(0, 2), tree.slice(2)))
  await expect(commits(history)).rejects.toThrow(/^git cannot read the history: .+$/)
})

test('where a shallow clone is cut, a commit is not measured, and the report warns', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', { 'src/cart/a.ts': '1', 'src/pay/b.ts': '1', 'lib/c.ts': '1' })
  history.commit('2026-01-06', { 'src/cart/a.ts': '2' })
  history.commit('2026-01-07', { 'src/pay/b.ts': '3' })
  using clone = emptyHistory()
  rmSync(clone.root, { recursive: true })
  history.git('clone', '--quiet', '--depth=2', `file://${history.root}`, clone.root)
  expect(cutCommits(history.root).size).toBe(0)
  const { total, leftOut, warnings } = await radiusOf(clone)
  expect(total).toMatchObject({ commits: 1, byFeature: { directories: { p95: 1 } } })
  expect(leftOut.cut).toBe(1)
  expect(warnings).toContainEqual(expect.stringContaining('shallow clone: its history is cut'))
})

test('a partial clone is measured without fetching a file, and the report says what that costs', async () => {
  using history = emptyHistory()
  history.commit('2026-01-05', { 'src/cart/a.ts': '1\n2\n3\n4\n', 'src/pay/b.ts': '1' })
  history.commit('2026-01-06', { 'src/cart/a.ts': null, 'src/pay/a.ts': '1\n2\n3\nfive\n' })
  using clone = emptyHistory()
  rmSync(clone.root, { recursive: true })
  history.git('config', 'uploadpack.allowFilter', 'true')
  history.git('clone', '--quiet', '--filter=blob:none', `file://${history.root}`, clone.root)
  clone.git('remote', 'set-url', 'origin', '/nowhere')
  const { total, warnings } = await radiusOf(clone)
  expect(total.byFeature.features).toEqual({ median: 2, p95: 2 })
  expect(warnings).toContainEqual(expect.stringMatching(/^This is a partial clone, /))
})
