import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'

import { parseSince } from '../radius/since.ts'
import { collectReport } from '../report/collect-report.ts'
import { renderReport } from '../report/render-report.ts'
import type { ReportData } from '../report/report-data.ts'
import { openRepository } from '../repository/open-repository.ts'
import type { Repository } from '../repository/repository.ts'
import { StructureError } from '../structure-error.ts'
import type { Command } from './command.ts'
import { progressLine } from './progress-line.ts'

export const report: Command = {
  usage: 'report [path] [--slices <globs>] [--since <date or age>] [--out <file>]',
  purpose: 'Rooms, hopping, radius and coupling on one HTML page.',
  run: async (args) => {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        slices: { type: 'string', multiple: true },
        since: { type: 'string' },
        out: { type: 'string', default: 'reports/structure.html' },
      },
    })
    const [path = '.', ...others] = positionals
    if (others.length > 0) {
      throw new StructureError(
        `report shows one repository, not ${positionals.length}. Quote globs, or the shell replaces them.`,
      )
    }
    const repository = openRepository(path, { slices: values.slices })
    const data = await collect(repository, values.since)
    write(values.out, renderReport(data))
    console.log(`wrote ${values.out}`)
    return 0
  },
}

/** Apart from printing, so that the line that counts up is gone by then. */
async function collect(repository: Repository, words: string | undefined): Promise<ReportData> {
  const since = words === undefined ? undefined : { words, time: parseSince(words, new Date()) }
  using progress = progressLine(
    process.stderr,
    (commits) => `commits read: ${commits.toLocaleString('en-US')}`,
  )
  return await collectReport(repository, { since, onProgress: progress.show })
}

function write(file: string, page: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, page)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StructureError(`--out ${file} cannot be written: ${reason}`)
  }
}
