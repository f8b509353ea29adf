import { realpathSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'

import { measureHops, traceHops } from '../hops/measure-hops.ts'
import { renderHops, renderTrace } from '../hops/render-hops.ts'
import { type ImportGraph, readImportGraph } from '../repository/import-graph.ts'
import { openRepository } from '../repository/open-repository.ts'
import type { Repository } from '../repository/repository.ts'
import { StructureError } from '../structure-error.ts'
import type { Command } from './command.ts'
import { progressLine } from './progress-line.ts'

export const hops: Command = {
  usage: 'hops [feature] [path] [--slices <globs>] [--from <glob>] [--json]',
  purpose: 'How many directories does understanding each feature take?',
  run: (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        slices: { type: 'string', multiple: true },
        from: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const { slices, from } = values
    const { repository, feature } = open(positionals, slices)
    const graph = readGraph(repository)
    if (feature === undefined) {
      const report = measureHops(repository, { from, graph })
      console.log(values.json ? JSON.stringify(report) : renderHops(report))
    } else {
      const trace = traceHops(repository, feature, { from, graph })
      console.log(values.json ? JSON.stringify(trace) : renderTrace(trace))
    }
    return 0
  },
}

function readGraph(repository: Repository): ImportGraph {
  using progress = progressLine(
    process.stderr,
    (files) => `files read: ${files.toLocaleString('en-US')}`,
  )
  return readImportGraph(repository, progress.show)
}

/** Of two words the second is the path; one alone is, when it is a folder, and a feature's folder is that feature. */
function open(
  words: readonly string[],
  slices: readonly string[] | undefined,
): { repository: Repository; feature: string | undefined } {
  const [first, second] = words
  if (words.length > 2) {
    throw new StructureError(
      `hops takes a feature and a path, not ${words.length} words. Quote globs, or the shell replaces them.`,
    )
  }
  const path = second ?? (first !== undefined && isFolder(first) ? first : undefined)
  const repository = openRepository(path ?? '.', { slices })
  if (second !== undefined || path === undefined) return { repository, feature: first }
  const dir = relative(repository.root, realpathSync(path))
  return { repository, feature: repository.slices.find((slice) => slice.dir === dir)?.dir }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
