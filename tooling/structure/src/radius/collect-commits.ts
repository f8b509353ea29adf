import { basename } from 'node:path'

import { dirOf } from '../repository/source-paths.ts'
import { fileKind } from './file-kind.ts'
import type { Commit } from './parse-raw-log.ts'
import type { LeftOut } from './radius-report.ts'

/** A commit's files that may count, as indexes into the history's paths. */
export interface CommitFiles {
  readonly month: string
  readonly files: Uint32Array
}

/** What a history holds, small enough to keep: each path once. */
export interface CollectedHistory {
  /** Every path that is source or generated. */
  readonly paths: readonly string[]
  readonly commits: readonly CommitFiles[]
  /** The directories of every `package.json` that a commit touched, whether it is still there or not. */
  readonly manifests: ReadonlySet<string>
  readonly read: number
  readonly merges: number
  readonly cut: number
  /** Files, each time a commit touches one. */
  readonly leftOut: Pick<LeftOut, 'lockFiles' | 'otherFiles' | 'pureRenames'>
}

interface Options {
  /** Seconds since 1970; what was written earlier is not read. */
  readonly since: number | undefined
  /** Commits whose changes are unknown. */
  readonly cut: ReadonlySet<string>
  readonly isAskedFor: (path: string) => boolean
  readonly onProgress: (commits: number) => void
}

const newest = Date.parse('9999-12-31') / 1000

export async function collectCommits(
  history: AsyncIterable<Commit>,
  { since, cut, isAskedFor, onProgress }: Options,
): Promise<CollectedHistory> {
  const indexes = new Map<string, number>()
  const commits: CommitFiles[] = []
  const manifests = new Set<string>()
  const tally = { read: 0, merges: 0, cut: 0 }
  const leftOut = { lockFiles: 0, otherFiles: 0, pureRenames: 0 }

  for await (const { hash, time, parents, changes } of history) {
    if (since !== undefined && time < since) continue
    tally.read++
    onProgress(tally.read)
    if (cut.has(hash)) tally.cut++
    else if (parents > 1) tally.merges++
    else {
      const files: number[] = []
      for (const { path, from, isFile, isPureRename } of changes) {
        for (const each of from === undefined ? [path] : [path, from]) {
          if (basename(each) === 'package.json') manifests.add(dirOf(each))
        }
        const kind = isFile ? fileKind(path) : 'other'
        if (!isPureRename && (kind === 'source' || kind === 'generated')) {
          const index = indexes.get(path) ?? indexes.size
          indexes.set(path, index)
          files.push(index)
        } else if (isAskedFor(path)) {
          leftOut[isPureRename ? 'pureRenames' : kind === 'lock' ? 'lockFiles' : 'otherFiles']++
        }
      }
      commits.push({ month: monthOf(time), files: Uint32Array.from(files) })
    }
  }
  return { paths: [...indexes.keys()], commits, manifests, ...tally, leftOut }
}

function monthOf(time: number): string {
  return new Date(Math.min(time, newest) * 1000).toISOString().slice(0, 7)
}
