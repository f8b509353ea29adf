import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Files } from '../repository/git-repository.ts'

const page = join(import.meta.dirname, '../../../../docs/structure.md')

/** The repository that docs/structure.md works out by hand, taken from that page. */
export function workedExample(): Files {
  const block = readFileSync(page, 'utf8')
    .split('```text\n')
    .map((part) => part.split('```')[0] ?? '')
    .find((part) => part.startsWith('// packages/orders/'))
  if (block === undefined)
    throw new Error('docs/structure.md has no example that begins with orders.')
  const sources = block
    .split(/^\/\/ (?=packages\/)/m)
    .filter((part) => part !== '')
    .map((part) => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end + 1)] as const
    })
  const manifests = ['orders', 'users', 'money'].map((name) => {
    const manifest = { name: `@shop/${name}`, exports: './src/index.ts' }
    return [`packages/${name}/package.json`, JSON.stringify(manifest)] as const
  })
  return Object.fromEntries([...sources, ...manifests])
}
