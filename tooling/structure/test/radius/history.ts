import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { measureRadius } from '../../src/radius/measure-radius.ts'
import type { RadiusReport } from '../../src/radius/radius-report.ts'
import { sliceDependencies } from '../../src/radius/slice-dependencies.ts'
import { openRepository } from '../../src/repository/open-repository.ts'

/** File contents by path; null removes a file. */
export type Changes = Readonly<Record<string, string | null>>

export interface History extends Disposable {
  readonly root: string
  /** Commits what is in the working tree after the changes, on the given day. */
  readonly commit: (day: string, changes: Changes) => void
  readonly git: (...args: readonly string[]) => string
}

/** An empty repository in a temporary folder that no configuration of this machine touches. */
export function emptyHistory(): History {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'structure-')))
  let day = '2026-01-01'
  const git = (...args: readonly string[]) => {
    const env = {
      PATH: process.env['PATH'],
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ann',
      GIT_AUTHOR_EMAIL: 'ann@example.com',
      GIT_AUTHOR_DATE: `${day}T12:00:00Z`,
      GIT_COMMITTER_NAME: 'Ann',
      GIT_COMMITTER_EMAIL: 'ann@example.com',
      GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
    }
    return execFileSync('git', ['-C', root, ...args], { env, stdio: 'pipe', encoding: 'utf8' })
  }
  git('init', '--quiet', '--initial-branch=main')
  return {
    root,
    git,
    commit: (on, changes) => {
      day = on
      for (const [path, text] of Object.entries(changes)) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        if (text === null) rmSync(join(root, path))
        else writeFileSync(join(root, path), text)
      }
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', `--message=On ${on}`)
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true }),
  }
}

interface Options {
  readonly slices?: string
  readonly since?: number
  readonly paths?: readonly string[]
}

export async function radiusOf(
  { root }: Pick<History, 'root'>,
  { slices = 'src/*', ...options }: Options = {},
): Promise<RadiusReport> {
  const repository = openRepository(root, { slices: [slices] })
  return measureRadius(repository, { ...options, dependsOn: sliceDependencies(repository) })
}
