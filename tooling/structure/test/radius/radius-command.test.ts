import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

import { afterAll, describe, expect, test } from 'vitest'

import { emptyHistory, radiusOf } from './history.ts'
import { workedExample } from './worked-example.ts'

const cli = join(import.meta.dirname, '../../src/cli.ts')

const example = workedExample()
afterAll(() => example[Symbol.dispose]())

function radius(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'radius', ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('the worked example fits 80 columns and says which layout wins where', () => {
  const { status, stdout, stderr } = radius(example.root, '--slices', 'packages/*')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(stdout).toContain(
    `commits that touch a feature: 4
  directories  median      2 ██                         3 ███
               95th        5 █████                      6 ██████
`,
  )
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'By feature, a change reaches less: directories median 2 to 3, directories 95th 5 to 6, packages median 1 to 2, packages 95th 3 to 4, features or layers median 1 to 2, features or layers 95th 2 to 3.',
  )
  expect(stdout).toContain(
    `commit by commit           less by feature     less by layer             alike
  directories                            3                 1                 0
`,
  )
  expect(stdout).toContain('  billing + notes                                   2 (67 % of')
  expect(stdout).toContain('left out: 3 documents, manifests and the like')
})

test('where the layers win, it says so', () => {
  using history = emptyHistory()
  for (const day of ['2026-01-05', '2026-01-06']) {
    history.commit(day, { 'src/cart/service.ts': day, 'src/pay/service.ts': day })
  }
  const { stdout } = radius(history.root, '--slices', 'src/*')
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'By layer, a change reaches less: directories median 1 to 2, directories 95th 1 to 2, features or layers median 1 to 2, features or layers 95th 1 to 2. Even: packages median, packages 95th.',
  )
})

test('--json prints the report', async () => {
  const { stdout } = radius(example.root, '--slices', 'packages/*', '--json')
  expect(JSON.parse(stdout)).toEqual(await radiusOf(example, { slices: 'packages/*' }))
})

test('a feature’s name cannot command the terminal', () => {
  using history = emptyHistory()
  history.commit('2026-01-05', { 'src/a\u001B[31m\n/service.ts': '1', 'src/b/service.ts': '1' })
  const { stdout } = radius(history.root, '--slices', 'src/*')
  expect(stdout).toContain('a\\u{1b}[31m\\u{a}')
  expect(stripVTControlCharacters(stdout)).toBe(stdout)
})

describe('one clear line and exit code 2', () => {
  const expectRefused = (line: RegExp, ...args: readonly string[]) => {
    const { status, stdout, stderr } = radius(...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(line)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  }

  test('for a folder that is no repository', () => {
    const folder = mkdtempSync(join(tmpdir(), 'structure-'))
    expectRefused(/is in no working tree of a git repository/, folder, '--slices', 'src/*')
    rmSync(folder, { recursive: true })
  })

  test('for a repository without a commit', () => {
    using history = emptyHistory()
    expectRefused(/has no commits yet/, history.root, '--slices', 'src/*')
  })

  test('for a clone whose only commit is where its history is cut', () => {
    using clone = emptyHistory()
    rmSync(clone.root, { recursive: true })
    example.git('clone', '--quiet', '--depth=1', `file://${example.root}`, clone.root)
    expectRefused(/^The history of this shallow clone is cut/, clone.root, '--slices', 'packages/*')
  })

  test.each<[line: RegExp, ...words: string[]]>([
    [/^--since needs a date .* not "banana"\./, '--since', 'banana'],
    [/^No commit is as young as --since asks/, '--since', '2100-01-01'],
    [/^--paths 'nowhere' matches no file/, '--paths', 'nowhere'],
    [/^--slices 'nowhere\/\*' matches no directory/, '--slices', 'nowhere/*'],
    [/^radius measures one repository, not 2\. Quote/, 'packages/notes'],
    [/^Unknown option '--sinse'/, '--sinse', '2026'],
  ])('%s', (line, ...words) => {
    expectRefused(line, example.root, '--slices', 'packages/*', ...words)
  })

  test('for features that nobody named', () => {
    expectRefused(/^Which folders are its features\? Try --slices /, example.root)
  })

  test('for a history of nothing but documents', () => {
    using history = emptyHistory()
    history.commit('2026-01-05', { 'src/cart/README.md': '1' })
    expectRefused(
      /^None of 1 commits can be measured: 1 without a source file\./,
      history.root,
      '--slices',
      'src/*',
    )
  })
})
