import { posix } from 'node:path'

import type { Rule } from '../breach.ts'

/** A relative or absolute import never leaves its package, and is written as the path of a file. */
export const ownFolder: Rule = ({ packages }) =>
  packages.flatMap(({ folder, dir, files }) =>
    files.flatMap(({ path, imports }) =>
      imports.flatMap(({ specifier, line }) => {
        if (specifier === null || !/^(\.{1,2}(\/|$)|\/|file:|#)/.test(specifier)) return []
        const target = specifier.startsWith('.')
          ? posix.join(posix.dirname(path), specifier)
          : specifier
        if (target.startsWith(`${dir}/`)) return []
        const entered = packages.find((each) => `${target}/`.startsWith(`${each.dir}/`))
        return [
          {
            file: path,
            line,
            path: entered && entered.dir !== dir ? [folder, entered.folder] : [],
            ...(specifier.startsWith('#')
              ? {
                  message: `"${specifier}" hides which file it leads to.`,
                  instead: 'Write the path of the file, and drop "imports" from package.json.',
                }
              : {
                  message: `"${specifier}" leaves ${folder}.`,
                  instead: 'Import the other package by its name, through one of its entries.',
                }),
          },
        ]
      }),
    ),
  )
