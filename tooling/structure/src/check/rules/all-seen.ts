import { basename } from 'node:path'

import type { Rule } from '../breach.ts'

/** What the check did not read it must not pass: stray packages and sources, unparsable or empty ones. */
export const allSeen: Rule = ({ packages, strays }) => [
  ...strays.map((file) => ({
    file,
    line: 1,
    path: [],
    message: `${file} belongs to no package that the check reads.`,
    instead:
      basename(file) === 'package.json'
        ? 'Match its folder in the packages of pnpm-workspace.yaml, or remove it.'
        : 'Move it into a package, and out of folders that git ignores.',
  })),
  ...packages
    .filter(({ files }) => files.length === 0)
    .map(({ folder, dir }) => ({
      file: `${dir}/package.json`,
      line: 1,
      path: [],
      message: `${folder} has no source file.`,
      instead: 'Give it one, or remove the package.',
    })),
  ...packages
    .flatMap(({ files }) => files)
    .flatMap(({ path, parseError }) =>
      parseError === null
        ? []
        : [
            {
              file: path,
              line: 1,
              path: [],
              message: `${path} cannot be parsed: ${parseError}`,
              instead: 'Mend its syntax.',
            },
          ],
    ),
]
