import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Report } from './check.ts'

type Counts = Pick<Report, 'packages' | 'files' | 'models' | 'migrations'>

/**
 * What a report does not account for, a sentence each: counted by git and plain patterns, without a line of the code
 * that the check reads with. Nothing when the root is no repository.
 */
export function blindSpots(root: string, seen: Counts): string[] {
  if (!existsSync(join(root, '.git'))) return []
  const there = countWithGit(root)
  const kinds = ['packages', 'files', 'models', 'migrations'] as const
  return kinds
    .filter((kind) => seen[kind] < there[kind])
    .map((kind) => `The structure check saw ${seen[kind]} of ${there[kind]} ${kind}.`)
}

function countWithGit(root: string): Counts {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const paths = [...new Set(listed.split('\0'))]
    .filter((path) => /^(apps|packages|scripts|tooling)\//.test(path))
    // The deliberately wrong inputs of tests.
    .filter((path) => !/\/test\/(.*\/)?fixtures\//.test(path))
    .filter((path) => existsSync(join(root, path)))
  const models = paths
    .filter((path) => path.endsWith('/models.prisma'))
    .flatMap((path) => readFileSync(join(root, path), 'utf8').match(/^model /gm) ?? [])
  return {
    packages: paths.filter((path) => path.endsWith('/package.json')).length,
    files: paths.filter((path) => /(?<!\.d)\.[cm]?[jt]sx?$/.test(path)).length,
    models: models.length,
    migrations: paths.filter((path) => path.endsWith('/migration.sql')).length,
  }
}
