import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'

import { parseSince } from '../radius/since.ts'
import { collectReport } from '../report/collect-report.ts'
import { renderReport } from '../report/render-report.ts'
import { openRepository } from '../repository/open-repository.ts'
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
    using progress = progressLine(
      process.stderr,
      (commits) => `reading the history: ${commits.toLocaleString('en-US')} commits`,
    )
    const data = await collectReport(repository, {
      since: sinceOf(values.since),
      onProgress: progress.show,
    })
    write(values.out, renderReport(data))
    console.log(`wrote ${values.out}`)
    return 0
  },
}

function sinceOf(words: string | undefined) {
  return words === undefined ? undefined : { words, time: parseSince(words, new Date()) }
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
