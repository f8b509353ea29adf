import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { report } from '../../src/commands/report.ts'
import { StructureError } from '../../src/structure-error.ts'
import { gitRepository } from '../repository/git-repository.ts'
import { elements, readPage, section, tableRows, textOf } from './page.ts'

/** `cart` reads past the face of `pay`, which imports it back. */
const shop = {
  'package.json': '{ "name": "shop" }',
  'src/main.ts': "import './features/cart/index.ts'\nimport './lib/round.ts'\n",
  'src/features/cart/index.ts': "export { total } from './total.ts'\n",
  'src/features/cart/total.ts':
    "import { pay } from '../pay/inner/pay.ts'\nimport { round } from '../../lib/round.ts'\nimport './lost.ts'\nexport const total = () => round(pay())\n",
  'src/features/pay/index.ts': "export { pay } from './inner/pay.ts'\n",
  'src/features/pay/inner/pay.ts':
    "import type { total } from '../../cart/index.ts'\nexport const pay = () => 1\nexport type Total = typeof total\n",
  'src/lib/round.ts': 'export const round = Math.round\n',
}

const slices = ['--slices', 'src/features/*']

test('the page of a small repository shows its known figures', async () => {
  using repository = gitRepository(shop)
  const out = join(repository.root, 'reports/page.html')
  using log = vi.spyOn(console, 'log').mockImplementation(() => {})
  expect(await report.run([repository.root, ...slices, '--out', out])).toBe(0)
  expect(log.mock.calls).toEqual([[`wrote ${out}`]])
  const page = readPage(readFileSync(out, 'utf8'))
  expect(page.errors).toEqual([])
  expect(elements(page.root, 'h1').map(textOf)).toEqual(['The structure of shop'])
  const findings = elements(page.root, 'h2').map(textOf)
  expect(findings[0]).toBe('cart and pay import each other in a cycle.')
  expect(findings[1]).toBe('cart takes the most hopping: 3 directories, 1 more than pay.')
  expect(findings.at(-1)).toBe('1 import of 8 could not be followed.')
  expect(tableRows(page.root, 'Import statements from room to room')).toEqual([
    ['src', 'cart', '1', 'drawn'],
    ['src', 'lib', '1', 'a longer way is drawn'],
    ['cart', 'pay', '1', 'in a cycle'],
    ['cart', 'lib', '1', 'drawn'],
    ['pay', 'cart', '1', 'in a cycle'],
  ])
  expect(textOf(section(page, 'radius'))).toContain('1 commit that touch')
  expect(elements(page.root, 'p').map(textOf).join()).toMatch(/Commit [0-9a-f]{7,} of 2026-01-01/)
})

test('a repository whose history says nothing has rooms and hops to show', async () => {
  const many = Array.from({ length: 31 }, (_, index) => [`src/lib/${index}.ts`, 'export {}\n'])
  using repository = gitRepository({ ...shop, ...Object.fromEntries(many) })
  using log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const out = join(repository.root, 'page.html')
  await report.run([repository.root, ...slices, '--out', out])
  expect(log).toHaveBeenCalledOnce()
  const page = readPage(readFileSync(out, 'utf8'))
  expect(page.errors).toEqual([])
  expect(textOf(section(page, 'radius'))).toContain(
    'None of 1 commits can be measured: 1 repo-wide.',
  )
  expect(elements(page.root, 'section')).toHaveLength(5)
  const since = report.run([repository.root, ...slices, '--out', out, '--since', '2025-01-01'])
  await expect(since).rejects.toThrow(/^None of 1 commits/)
})

test('the same repository gives the same page', async () => {
  using repository = gitRepository(shop)
  using log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const pages: string[] = []
  for (const name of ['one', 'other']) {
    const out = join(repository.root, '.git', `${name}.html`)
    await report.run([repository.root, ...slices, '--out', out])
    pages.push(readFileSync(out, 'utf8'))
  }
  expect(pages[0]).toBe(pages[1])
  expect(log).toHaveBeenCalledTimes(2)
})

test('what a user can get wrong is said in one line', async () => {
  using repository = gitRepository(shop)
  const run = async (...args: readonly string[]) => report.run([repository.root, ...args])
  mkdirSync(join(repository.root, 'taken'))
  const blocked = join(repository.root, 'taken')
  await expect(run(...slices, '--out', blocked)).rejects.toThrow(
    /^--out .* cannot be written: [^\n]*$/,
  )
  await expect(run('elsewhere', ...slices)).rejects.toThrow(/^report shows one repository, not 2/)
  await expect(run(...slices, '--since', 'banana')).rejects.toThrow(/^--since needs a date/)
  await expect(run()).rejects.toThrow(StructureError)
})
