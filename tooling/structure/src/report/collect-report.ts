import { basename } from 'node:path'

import { measureHops } from '../hops/measure-hops.ts'
import { measureRadius } from '../radius/measure-radius.ts'
import { sliceDependencies } from '../radius/slice-dependencies.ts'
import { git } from '../repository/git.ts'
import { type ImportGraph, readImportGraph } from '../repository/import-graph.ts'
import { itsEffects } from '../repository/module.ts'
import type { Repository } from '../repository/repository.ts'
import { isTest } from '../repository/source-paths.ts'
import { StructureError } from '../structure-error.ts'
import { findPromotions } from './promotions.ts'
import type { ReportData } from './report-data.ts'
import { type FileImport, roomGraph } from './room-graph.ts'

interface Options {
  /** Of the history: the words of the command line, and what they mean in seconds since 1970. */
  readonly since?: { readonly words: string; readonly time: number } | undefined
  readonly onProgress?: ((commits: number) => void) | undefined
}

/** Measures a repository for the page: its working tree, and its history. */
export async function collectReport(
  repository: Repository,
  { since, onProgress }: Options = {},
): Promise<ReportData> {
  const graph = readImportGraph(repository)
  const isShipped = (path: string) => !isTest(path)
  const sources = [...graph.modules.keys()].filter(isShipped)
  const imports = fileImports(graph).filter(({ from, to }) => isShipped(from) && isShipped(to))
  return {
    name: repositoryName(repository),
    head: headOf(repository.root),
    since: since?.words ?? null,
    rooms: roomGraph(repository, sources, imports),
    hops: measureHops(repository, { graph }),
    radius: await radiusOf(repository, graph, { since, onProgress }),
    promotions: findPromotions(repository, sources, imports),
  }
}

/** A young repository has rooms to show before it has a history; but whoever names a time wants it measured. */
async function radiusOf(
  repository: Repository,
  graph: ImportGraph,
  { since, onProgress }: Options,
): Promise<ReportData['radius']> {
  const dependsOn = sliceDependencies(repository, graph)
  try {
    return await measureRadius(repository, { since: since?.time, dependsOn, onProgress })
  } catch (error) {
    if (since !== undefined || !(error instanceof StructureError)) throw error
    return { unknown: error.message }
  }
}

function fileImports({ modules }: ImportGraph): FileImport[] {
  return [...modules.values()].flatMap(({ path: from, imports, targets }) =>
    imports.flatMap(({ names }, at) => {
      const target = targets[at]
      const taken = names.filter((name) => name !== itsEffects)
      return target?.to === 'file' ? [{ from, to: target.path, names: taken }] : []
    }),
  )
}

function repositoryName({ root, packages }: Repository): string {
  return packages.find(({ dir }) => dir === '')?.name ?? basename(root)
}

function headOf(root: string): ReportData['head'] {
  const plain = ['-c', 'log.showSignature=false']
  const lines = git(root, [...plain, 'log', '-1', '--format=%h%n%as']).split('\n')
  const [commit = '', date = ''] = lines
  return { commit, date }
}
