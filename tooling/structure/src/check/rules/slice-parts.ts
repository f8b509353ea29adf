import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { kindsOf } from '../../workspace/architecture.ts'
import type { Package } from '../../workspace/package.ts'
import type { TableOwner } from '../../workspace/table-owner.ts'
import type { Found, Rule } from '../breach.ts'
import { featureNameOf } from '../feature-name.ts'
import { misnamed } from '../misnamed.ts'
import { slices } from '../slice.ts'
import { loadGrammar, readSql } from '../tables/read-sql.ts'

const everySlice = ['README.md', 'tsconfig.json']
const everyFeature = ['src/schemas.ts', 'src/router.ts', 'src/feature.ts']
const headings = ['## Public face', '## Invariants', '## How to extend']

/** A slice has its parts, under the names that every slice gives them. Promoted services need no router and no feature. */
export const sliceParts: Rule = async (workspace) => {
  await loadGrammar()
  const { root, architecture, tableOwners } = workspace
  return slices(workspace).flatMap((slice): Found => {
    const isFeature = kindsOf(architecture, slice.folder).includes('feature')
    const owner = tableOwners.find(({ dir }) => dir === slice.dir)
    return [
      ...missing(slice, isFeature),
      ...misnamed(slice),
      ...wrongEntries(slice, isFeature),
      ...wrongTables(slice, owner),
      ...wrongReadme(slice, root),
      ...(isFeature ? wrongName(slice) : []),
    ]
  })
}

function breach(
  { dir }: Package,
  message: string,
  instead: string,
  file = 'package.json',
  line = 1,
) {
  return { file: `${dir}/${file}`, line, path: [], message, instead }
}

function missing(slice: Package, isFeature: boolean): Found {
  const { folder, dir, paths } = slice
  const wanted = [...everySlice, ...(isFeature ? everyFeature : [])]
  const absent = wanted
    .filter((path) => !paths.includes(path))
    .map((path) => breach(slice, `${folder} has no ${path}.`, `Add ${dir}/${path}.`))
  const hasFolder = paths.some((path) => path.startsWith('src/service/'))
  const hasFile = paths.includes('src/service.ts')
  if (isFeature && !hasFile && !hasFolder) {
    const message = `${folder} has no service: neither src/service.ts nor src/service/.`
    absent.push(breach(slice, message, `Add ${dir}/src/service.ts with its rules.`))
  }
  if (!paths.some((path) => /^test\/.*\.test\.ts$/.test(path))) {
    absent.push(breach(slice, `${folder} has no test.`, `Add ${dir}/test/${folder}.test.ts.`))
  }
  const twice = ['service', 'repo'].filter(
    (part) =>
      paths.includes(`src/${part}.ts`) && paths.some((path) => path.startsWith(`src/${part}/`)),
  )
  return [
    ...absent,
    ...twice.map((part) =>
      breach(
        slice,
        `${folder} has both src/${part}.ts and src/${part}/.`,
        `Move src/${part}.ts into src/${part}/, one file an operation.`,
        `src/${part}.ts`,
      ),
    ),
  ]
}

/** `./schemas` is `src/schemas.ts` and nothing else, so that a name tells where to read. */
function wrongEntries(slice: Package, isFeature: boolean): Found {
  const { folder, entries, paths } = slice
  const required = isFeature ? ['./feature', './schemas'] : []
  const unlisted = [...required, '.', './testing'].filter((entry) => {
    const isThere = required.includes(entry) || paths.includes(`src/${stemOf(entry)}.ts`)
    return isThere && !entries.has(entry)
  })
  return [
    ...unlisted.map((entry) =>
      breach(
        slice,
        `${folder} does not export "${entry}".`,
        `Let "${entry}" in exports lead to ./src/${stemOf(entry)}.ts.`,
      ),
    ),
    ...[...entries].flatMap(([entry, { types, default: source, line }]) => {
      const stem = stemOf(entry)
      const isRight = types === `./dist/src/${stem}.d.ts` && source === `./src/${stem}.ts`
      if (entry.includes('*') || (isRight && paths.includes(`src/${stem}.ts`))) return []
      const instead = `Write "types": "./dist/src/${stem}.d.ts" and "default": "./src/${stem}.ts", and have that file.`
      return [
        breach(
          slice,
          `"${entry}" of ${folder} does not lead to src/${stem}.ts and its types.`,
          instead,
          'package.json',
          line,
        ),
      ]
    }),
  ]
}

function stemOf(entry: string): string {
  return entry === '.' ? 'index' : entry.slice('./'.length)
}

/** Models, their history and their queries come together; a history outlives models that its last step dropped. */
function wrongTables(slice: Package, owner: TableOwner | undefined): Found {
  const { folder, dir, paths } = slice
  const hasModels = paths.includes('models.prisma')
  const hasRepo = paths.some((path) => /^src\/repo(\.ts$|\/)/.test(path))
  const last = owner?.migrations.at(-1)
  const reading = last && readSql(last.sql)
  const isOver = typeof reading === 'object' && reading.drops.length > 0
  const found = []
  if (hasModels && last === undefined) {
    found.push(
      breach(
        slice,
        `${folder} has models and no migrations/.`,
        `Run: pnpm db:migrate ${folder.replace(/^features-/, '')} create_tables`,
        'models.prisma',
      ),
    )
  }
  if (hasModels && !hasRepo) {
    const instead = `Add ${dir}/src/repo.ts with the queries that the service calls.`
    found.push(breach(slice, `${folder} has models and no repo.`, instead, 'models.prisma'))
  }
  if (!hasModels && hasRepo) {
    const instead = `Declare its tables in ${dir}/models.prisma, or remove the repo.`
    found.push(breach(slice, `${folder} has a repo and no models.prisma.`, instead))
  }
  if (!hasModels && last !== undefined && !isOver) {
    const message = `${folder} has migrations/ and no models.prisma, and its last step drops nothing.`
    found.push(
      breach(slice, message, `Declare its tables in ${dir}/models.prisma, or drop them in a step.`),
    )
  }
  return found
}

function wrongReadme(slice: Package, root: string): Found {
  if (!slice.paths.includes('README.md')) return []
  const lines = readFileSync(join(root, slice.dir, 'README.md'), 'utf8').split('\n')
  return [`# ${slice.folder}`, ...headings]
    .filter((heading) => !lines.includes(heading))
    .map((heading) =>
      breach(
        slice,
        `The README of ${slice.folder} has no heading "${heading}".`,
        'Say there what every slice says there.',
        'README.md',
      ),
    )
}

/** The folder, the feature and its line in `shipped.ts` are one word. */
function wrongName(slice: Package): Found {
  const feature = slice.files.find(({ path }) => path === `${slice.dir}/src/feature.ts`)
  if (feature === undefined) return []
  const wanted = featureNameOf(slice.folder)
  const [defined, second] = feature.featureNames
  if (defined?.name === wanted && second === undefined) return []
  const is =
    defined === undefined
      ? 'no feature'
      : `a feature called ${defined.name ?? 'something computed'}`
  return [
    breach(
      slice,
      `${slice.folder} defines ${second === undefined ? is : 'more than one feature'}; its folder calls it ${wanted}.`,
      `Write defineFeature({ name: '${wanted}', … }) in src/feature.ts, once.`,
      'src/feature.ts',
      (second ?? defined)?.line,
    ),
  ]
}
