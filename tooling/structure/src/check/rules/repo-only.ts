import { posix } from 'node:path'

import type { Import } from '../../workspace/facts/imports.ts'
import type { SourceFile } from '../../workspace/source-file.ts'
import { scope } from '../../workspace/workspace.ts'
import type { Found, Rule } from '../breach.ts'
import { partOf, slices } from '../slice/slice.ts'
import { tableTouches } from '../tables/touches.ts'

/** Queries live in `repo.ts`: it alone opens the tables and asks Prisma's models, and the service alone calls it. */
export const repoOnly: Rule = async (workspace) => {
  const touches = await tableTouches(workspace)
  return slices(workspace).flatMap(({ folder, dir, files }): Found => {
    const others = files.filter(({ path, isTest }) => !isTest && partOf(path, dir) !== 'repo')
    const asked = touches
      .filter((touch) => touch.folder === folder && touch.owner === folder)
      .filter(({ file }) => others.some(({ path }) => path === file))
      .map(({ file, line, table }) => ({ file, line, message: `This file asks "${table}".` }))
    return [
      ...[...others.flatMap(opened), ...asked].map((each) => ({
        ...each,
        path: [],
        instead: `Put the query into ${dir}/src/repo.ts under a name that says what it fetches.`,
      })),
      ...others
        .flatMap((file) => called(file, dir))
        .map((each) => ({
          ...each,
          path: [],
          instead: `Write a function in the service of ${folder} that does what is needed here.`,
        })),
    ]
  })
}

type Place = Pick<Found[number], 'file' | 'line' | 'message'>

function opened({ path, imports }: SourceFile): Place[] {
  return imports
    .filter(({ specifier }) => specifier === `${scope}db`)
    .filter(({ names }) => names.includes('FeatureDb') || names.includes('*'))
    .map(({ line }) => ({ file: path, line, message: 'This file gets at the tables.' }))
}

function called({ path, imports }: SourceFile, dir: string): Place[] {
  const isService = partOf(path, dir) === 'service'
  const ofRepo = ({ specifier, isType }: Import) => {
    const own = specifier?.startsWith('.') && posix.join(posix.dirname(path), specifier)
    return typeof own === 'string' && partOf(own, dir) === 'repo' && !isType
  }
  return imports
    .filter((each) => ofRepo(each) && !(isService && each.passedOn.length === 0))
    .map(({ line }) => ({
      file: path,
      line,
      message: isService
        ? 'This service passes queries of the repo on.'
        : 'This file calls the repo; only the service does.',
    }))
}
