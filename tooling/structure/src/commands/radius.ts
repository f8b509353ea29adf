import { parseArgs } from 'node:util'

import { measureRadius } from '../radius/measure-radius.ts'
import type { RadiusReport } from '../radius/radius-report.ts'
import { renderRadius } from '../radius/render-radius.ts'
import { parseSince } from '../radius/since.ts'
import { sliceDependencies } from '../radius/slice-dependencies.ts'
import { slicePatterns } from '../repository/find-slices.ts'
import { openRepository } from '../repository/open-repository.ts'
import type { Repository } from '../repository/repository.ts'
import { StructureError } from '../structure-error.ts'
import type { Command } from './command.ts'
import { progressLine } from './progress-line.ts'

export const radius: Command = {
  usage: 'radius [path] [--slices <globs>] [--since <date or age>] [--paths <globs>] [--json]',
  purpose: 'How far do changes reach, beside the same files laid out by layer?',
  run: async (args) => {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        slices: { type: 'string', multiple: true },
        since: { type: 'string' },
        paths: { type: 'string', multiple: true },
        json: { type: 'boolean' },
      },
    })
    const [path = '.', ...others] = positionals
    if (others.length > 0) {
      throw new StructureError(
        `radius measures one repository, not ${positionals.length}. Quote globs, or the shell replaces them.`,
      )
    }
    const since = values.since === undefined ? undefined : parseSince(values.since, new Date())
    const repository = openRepository(path, { slices: values.slices })
    const paths = slicePatterns(values.paths ?? [])
    const report = await measure(repository, since, paths)
    console.log(values.json ? JSON.stringify(report) : renderRadius(report))
    return 0
  },
}

/** Apart from printing, so that the line that counts up is gone by then. */
async function measure(
  repository: Repository,
  since: number | undefined,
  paths: readonly string[],
): Promise<RadiusReport> {
  using progress = progressLine(
    process.stderr,
    (commits) => `commits read: ${commits.toLocaleString('en-US')}`,
  )
  const dependsOn = sliceDependencies(repository)
  return await measureRadius(repository, { since, paths, dependsOn, onProgress: progress.show })
}
