import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Package } from '../../workspace/package.ts'
import type { Flaw } from './flaw.ts'

const headings = ['## Public face', '## Invariants', '## How to extend']

/** Every slice's README answers the same questions under the same headings. */
export function wrongReadme({ folder, dir, paths }: Package, root: string): Flaw[] {
  if (!paths.includes('README.md')) return []
  const lines = readFileSync(join(root, dir, 'README.md'), 'utf8').split('\n')
  return [`# ${folder}`, ...headings]
    .filter((heading) => !lines.includes(heading))
    .map((heading) => ({
      path: 'README.md',
      message: `The README of ${folder} has no heading "${heading}".`,
      instead: 'Say there what every slice says there.',
    }))
}
