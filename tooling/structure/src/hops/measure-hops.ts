import { type ImportGraph, readImportGraph } from '../repository/import-graph.ts'
import type { Repository, Slice } from '../repository/repository.ts'
import { isWithin } from '../repository/source-paths.ts'
import { StructureError } from '../structure-error.ts'
import { findLevers } from './find-levers.ts'
import { findStart } from './find-start.ts'
import type { HopsReport, HopsTrace, SliceHops, TracedDirectory } from './hops-report.ts'
import { findPublicFaces } from './public-faces.ts'
import { type Opening, readSlice } from './read-slice.ts'

interface Options {
  /** Where reading starts: a glob from each slice's directory. By default its routers, its face, or its roots. */
  readonly from?: string | undefined
  /** When it was read already. */
  readonly graph?: ImportGraph
}

/** Measures the directory-hopping index of every slice. */
export function measureHops(repository: Repository, options: Options = {}): HopsReport {
  const graph = options.graph ?? readImportGraph(repository)
  const faces = findPublicFaces(repository)
  const started = repository.slices.map((slice) => ({
    slice,
    start: findStart(graph, faces, slice, options.from),
  }))
  const ranking = started
    .filter(({ start }) => start.length > 0)
    .map(({ slice, start }) => summary(slice, start, readSlice(graph, faces, slice, start)))
    .toSorted((a, b) => b.hops - a.hops || (a.slice.name < b.slice.name ? -1 : 1))
  const [worst] = ranking
  if (worst === undefined) throw new StructureError(noStart(options.from))
  const modules = [...graph.modules.values()]
  return {
    ranking,
    levers: findLevers(graph, faces, worst),
    leftOut: started.filter(({ start }) => start.length === 0).map(({ slice }) => slice),
    files: modules.length,
    imports: modules.reduce((sum, { imports }) => sum + imports.length, 0),
    unresolved: modules.flatMap(({ path, imports, targets }) =>
      imports
        .filter((_, at) => targets[at]?.to === 'nowhere')
        .map(({ line, specifier }) => ({ file: path, line, specifier })),
    ),
    unparsed: graph.unparsed,
    notRead: graph.notRead,
  }
}

/** Says how reading one slice leads to each of the directories that are counted. */
export function traceHops(
  repository: Repository,
  feature: string,
  options: Options = {},
): HopsTrace {
  const slice = findSlice(repository, feature)
  const graph = options.graph ?? readImportGraph(repository)
  const faces = findPublicFaces(repository)
  const start = findStart(graph, faces, slice, options.from)
  if (start.length === 0) throw new StructureError(`${slice.dir}: ${noStart(options.from)}`)
  const opened = readSlice(graph, faces, slice, start)
  const directories = [...opened].map(([dir, opening]): TracedDirectory => {
    const { from, at } = opening.by ?? {}
    const taken = at === undefined ? undefined : from?.imports[at]
    const by =
      from && taken ? { file: from.path, line: taken.line, specifier: taken.specifier ?? '' } : null
    return { dir, as: kindOf(dir, slice, opening), by }
  })
  const order = ['own', 'face', 'foreign']
  return {
    slice,
    start,
    directories: directories.toSorted(
      (a, b) => order.indexOf(a.as) - order.indexOf(b.as) || (a.dir < b.dir ? -1 : 1),
    ),
  }
}

/** By name, by directory, or by what follows the dash: `features-orgs`, `packages/features-orgs`, `orgs`. */
function findSlice({ slices }: Repository, feature: string): Slice {
  const found = slices.find(({ name, dir }) => feature === name || feature === dir)
  const [named, ...more] = slices.filter(({ name }) => name.endsWith(`-${feature}`))
  const slice = found ?? (more.length === 0 ? named : undefined)
  if (slice) return slice
  const known = slices.map(({ name }) => name).join(', ')
  throw new StructureError(`There is no feature ${feature}. There are ${known}.`)
}

function summary(
  slice: Slice,
  start: readonly string[],
  opened: ReadonlyMap<string, Opening>,
): SliceHops {
  const of = (kind: TracedDirectory['as']) =>
    [...opened]
      .filter(([dir, opening]) => kindOf(dir, slice, opening) === kind)
      .map(([dir]) => dir)
      .toSorted()
  const kinds = { own: of('own'), faces: of('face'), foreign: of('foreign') }
  return { slice, start, hops: opened.size, ...kinds }
}

function kindOf(dir: string, slice: Slice, { isFace }: Opening): TracedDirectory['as'] {
  if (isWithin(dir, slice.dir)) return 'own'
  return isFace ? 'face' : 'foreign'
}

function noStart(from: string | undefined): string {
  return from === undefined
    ? 'No source file to start from; TypeScript and JavaScript are read, tests are not.'
    : `--from '${from}' matches no source file; it is a glob from a feature's own folder.`
}
