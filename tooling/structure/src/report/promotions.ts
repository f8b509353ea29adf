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

/** Slices that two others import, and services that are too long: the same advice for any repository. */
export function findPromotions(
  { root, slices }: Pick<Repository, 'root' | 'slices'>,
  sources: readonly string[],
  imports: readonly FileImport[],
): Promotion[] {
  const sliceOf = (file: string) => slices.find(({ dir }) => isWithin(file, dir))
  const crossing = imports.flatMap(({ from, to }) => {
    const [user, slice] = [sliceOf(from), sliceOf(to)]
    return user === undefined || slice === undefined || user === slice ? [] : [{ user, slice, to }]
  })
  const longService = (slice: Slice) => {
    const files = sources.filter(
      (path) => isWithin(path, slice.dir) && servicePath.test(path.slice(slice.dir.length)),
    )
    const sizes = files.map((path) => ({ path, lines: countLines(join(root, path)) }))
    return sizes.toSorted((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1))
  }
  return slices.flatMap((slice) => {
    const uses = crossing.filter((each) => each.slice === slice)
    const users = [...new Set(uses.map(({ user }) => user.name))].toSorted()
    const files = longService(slice)
    const lines = files.reduce((sum, file) => sum + file.lines, 0)
    const inside = (path: string) => path.slice(slice.dir.length + 1)
    const shared: Promotion = {
      slice: slice.name,
      reason: `${listed(users)} import it.`,
      moves: `what they import: ${listed([...new Set(uses.map(({ to }) => inside(to)))].toSorted())}`,
    }
    const long: Promotion = {
      slice: slice.name,
      reason: `Its service has ${number(lines)} lines.`,
      moves: `logic that stands on its own; the longest files: ${listed(files.slice(0, 3).map(({ path }) => inside(path)))}`,
    }
    return [...(users.length >= fewestUsers ? [shared] : []), ...(lines > mostLines ? [long] : [])]
  })
}

function countLines(path: string): number {
  return readFileSync(path, 'utf8').trimEnd().split('\n').length
}
