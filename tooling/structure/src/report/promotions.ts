import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Repository, Slice } from '../repository/repository.ts'
import { isWithin } from '../repository/source-paths.ts'
import type { FileImport } from './room-graph.ts'
import { listed, number } from './words.ts'

/** A slice of which something may move to where every other one can use it. */
export interface Promotion {
  /** The slice's name. */
  readonly slice: string
  readonly reason: string
  readonly moves: string
}

const mostLines = 500
const fewestUsers = 2
/** `service.ts`, `notes.service.ts`, and what lies in a folder `service` or `services`. */
const servicePath = /(^|\/)(([^/]+\.)?service\.[cm]?[jt]sx?$|services?\/)/

/** Slices that two others import, and services that are too long: what `check` advises, for any repository. */
export function findPromotions(
  { root, slices }: Pick<Repository, 'root' | 'slices'>,
  sources: readonly string[],
  imports: readonly FileImport[],
): Promotion[] {
  const sliceOf = (file: string) => slices.find(({ dir }) => isWithin(file, dir))
  const crossing = imports.flatMap(({ from, to, names }) => {
    const [user, slice] = [sliceOf(from), sliceOf(to)]
    return user && slice && user !== slice ? [{ user, slice, names }] : []
  })
  return slices.flatMap((slice) => [
    ...sharedSlice(
      slice,
      crossing.filter((each) => each.slice === slice),
    ),
    ...longService(root, slice, sources),
  ])
}

function sharedSlice(
  { name }: Slice,
  uses: readonly { readonly user: Slice; readonly names: readonly string[] }[],
): Promotion[] {
  const users = [...new Set(uses.map(({ user }) => user.name))].toSorted()
  if (users.length < fewestUsers) return []
  const names = [...new Set(uses.flatMap((use) => use.names))].toSorted()
  const taken = names.map((each) => (each === '*' ? 'everything' : each))
  return [{ slice: name, reason: `${listed(users)} import it.`, moves: listed(taken, 6) }]
}

function longService(root: string, { name, dir }: Slice, sources: readonly string[]): Promotion[] {
  const files = sources
    .filter((path) => isWithin(path, dir) && servicePath.test(path.slice(dir.length + 1)))
    .map((path) => ({ name: path.slice(dir.length + 1), lines: countLines(join(root, path)) }))
    .toSorted((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1))
  const lines = files.reduce((sum, file) => sum + file.lines, 0)
  if (lines <= mostLines) return []
  const longest = files.slice(0, 3).map((file) => `${file.name} (${number(file.lines)} lines)`)
  return [
    { slice: name, reason: `Its service has ${number(lines)} lines.`, moves: listed(longest) },
  ]
}

function countLines(path: string): number {
  return readFileSync(path, 'utf8').trimEnd().split('\n').length
}
