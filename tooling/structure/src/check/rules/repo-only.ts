import { posix } from 'node:path'

import { scope } from '../../workspace/workspace.ts'
import type { Found, Rule } from '../breach.ts'
import { partOf, slices } from '../slice/slice.ts'
import { tableTouches } from '../tables/touches.ts'

/** Queries live in `repo.ts`: it alone opens the tables, asks Prisma's models, and passes none of that on. */
export const repoOnly: Rule = async (workspace) => {
  const touches = await tableTouches(workspace)
  return slices(workspace).flatMap(({ folder, dir, files }): Found => {
    const instead = `Put the query into ${dir}/src/repo.ts under a name that says what it fetches.`
    const others = files.filter(({ path, isTest }) => !isTest && partOf(path, dir) !== 'repo')
    const opened = others.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => specifier === `${scope}db`)
        .filter(({ names }) => names.includes('FeatureDb') || names.includes('*'))
        .map(({ line }) => ({ path, line, message: 'This file gets at the tables.' })),
    )
    const asked = touches
      .filter((touch) => touch.folder === folder && touch.owner === folder)
      .filter(({ file }) => others.some(({ path }) => path === file))
      .map(({ file, line, table }) => ({ path: file, line, message: `This file asks "${table}".` }))
    const passedOn = others.flatMap(({ path, imports }) =>
      imports
        .filter(({ passedOn: names, isType }) => names.length > 0 && !isType)
        .filter(({ specifier }) => {
          const own = specifier?.startsWith('.') && posix.join(posix.dirname(path), specifier)
          return typeof own === 'string' && partOf(own, dir) === 'repo'
        })
        .map(({ line }) => ({ path, line, message: 'This file passes queries of the repo on.' })),
    )
    return [...opened, ...asked, ...passedOn].map(({ path, line, message }) => ({
      file: path,
      line,
      path: [],
      message,
      instead,
    }))
  })
}
