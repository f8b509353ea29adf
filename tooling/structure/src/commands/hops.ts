import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { measureHops, traceHops } from '../hops/measure-hops.ts'
import { renderHops, renderTrace } from '../hops/render-hops.ts'
import { openRepository } from '../repository/open-repository.ts'
import { StructureError } from '../structure-error.ts'
import type { Command } from './command.ts'

export const hops: Command = {
  usage: [
    ['hops [path]', 'how many directories does one open to understand each feature?'],
    ['hops <feature> [path]', 'which ones, and what leads there'],
    ["  --slices 'src/features/*'", 'the folders to compare, in any git repository'],
    ["  --from 'src/api.ts'", 'start there in each folder, not from its router'],
    ['  --json', 'for a program'],
  ],
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
    const { path, feature } = pathAndFeature(positionals)
    const { slices, from } = values
    const repository = openRepository(path ?? process.cwd(), { slices })
    if (feature === undefined) {
      const report = measureHops(repository, { from })
      console.log(values.json ? JSON.stringify(report) : renderHops(report))
    } else {
      const trace = traceHops(repository, feature, { from })
      console.log(values.json ? JSON.stringify(trace) : renderTrace(trace))
    }
    return 0
  },
}

/** A path has a slash, is `.` or `..`, or is a folder with a repository of its own; other words are features. */
function pathAndFeature(words: readonly string[]): { path?: string; feature?: string } {
  const isPath = (word: string) => /[/\\]|^\.{1,2}$/.test(word) || existsSync(join(word, '.git'))
  const paths = words.filter(isPath)
  const features = words.filter((word) => !isPath(word))
  if (paths.length > 1 || features.length > 1) {
    throw new StructureError(`hops takes one feature and one path, not ${words.join(' ')}.`)
  }
  const [path] = paths
  const [feature] = features
  return { ...(path === undefined ? {} : { path }), ...(feature === undefined ? {} : { feature }) }
}
