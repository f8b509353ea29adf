import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { hops } from '../../src/commands/hops.ts'
import { radius } from '../../src/commands/radius.ts'
import { report } from '../../src/commands/report.ts'
import { workedExample } from '../hops/worked-example.ts'
import { gitRepository } from '../repository/git-repository.ts'

const commands = { hops, radius, report }

test.each(['hops', 'radius', 'report'] as const)(
  'on a terminal %s counts up, and clears that line before it prints its own',
  async (name) => {
    using repository = gitRepository(workedExample())
    const out = name === 'report' ? ['--out', join(repository.root, 'page.html')] : []
    const written: string[] = []
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text))
      return true
    })
    vi.spyOn(console, 'log').mockImplementation(() => written.push('OUTPUT'))
    const isTTY = process.stderr.isTTY
    process.stderr.isTTY = true
    try {
      await commands[name].run([repository.root, '--slices', 'packages/*', ...out])
    } finally {
      process.stderr.isTTY = isTTY
      vi.restoreAllMocks()
    }
    expect(written.length).toBeGreaterThan(2)
    expect(written[0]).toMatch(/(files|commits) read: 1$/)
    expect(written.slice(-2)).toEqual(['\r\u001B[K', 'OUTPUT'])
  },
)
