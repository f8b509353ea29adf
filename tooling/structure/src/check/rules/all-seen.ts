import { basename } from 'node:path'

import type { Workspace } from '../../workspace/workspace.ts'
import type { Found, Rule } from '../breach.ts'

/** What the check did not read it must not pass: stray packages, sources and tables, unparsable or empty files. */
export const allSeen: Rule = (workspace) => [
  ...strays(workspace),
  ...strayTables(workspace),
  ...empty(workspace),
  ...unparsable(workspace),
]

function strays({ strays: files }: Workspace): Found {
  return files.map((file) => ({
    file,
    line: 1,
    path: [],
    message: `${file} belongs to no package that the check reads.`,
    instead:
      basename(file) === 'package.json'
        ? 'Match its folder in the packages of pnpm-workspace.yaml, or remove it.'
        : 'Move it into a package, and out of folders that git ignores.',
  }))
}

/** The db package composes `packages/*`; the history of a removed feature may stay there without a package. */
function strayTables({ packages, tableOwners }: Workspace): Found {
  return tableOwners
    .filter(({ dir, models }) => {
      const isPackage = packages.some((each) => each.dir === dir)
      return !/^packages\/[^/]+$/.test(dir) || (models.length > 0 && !isPackage)
    })
    .map(({ dir, models, migrations }) => ({
      file: models.length > 0 ? `${dir}/models.prisma` : (migrations[0]?.path ?? dir),
      line: 1,
      path: [],
      message: `The tables of ${dir} belong to no package that the db package composes.`,
      instead: 'Move them into the package in packages/ that owns them.',
    }))
}

function empty({ packages }: Workspace): Found {
  return packages
    .filter(({ files }) => files.length === 0)
    .map(({ folder, dir }) => ({
      file: `${dir}/package.json`,
      line: 1,
      path: [],
      message: `${folder} has no source file.`,
      instead: 'Give it one, or remove the package.',
    }))
}

function unparsable({ packages, outsiders }: Workspace): Found {
  return [...packages.flatMap(({ files }) => files), ...outsiders].flatMap(
    ({ path, parseError }) => {
      if (parseError === null) return []
      const message = `${path} cannot be parsed: ${parseError}`
      return [{ file: path, line: 1, path: [], message, instead: 'Mend its syntax.' }]
    },
  )
}
