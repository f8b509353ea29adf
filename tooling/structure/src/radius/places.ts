import { matchesGlob } from 'node:path'

import { dirOf, isWithin } from '../repository/source-paths.ts'
import { inSlice, noLayer } from './layer-names.ts'

/** Where one file lies in one layout: names that are equal exactly where the places are. */
export interface Place {
  readonly directory: string
  readonly package: string
  /** The feature's directory or, by layer, the layer; null outside every feature. */
  readonly unit: string | null
}

export interface Places {
  readonly byFeature: Place
  readonly byLayer: Place
}

type Packages = ReadonlySet<string>

/** Finds a path's slice: its outermost directory that a pattern matches, in history as in the working tree. */
export function sliceFinder(patterns: readonly string[]): (path: string) => string | null {
  const known = new Map<string, string | null>()
  const ofDirectory = (dir: string): string | null => {
    const found = known.get(dir)
    if (found !== undefined || dir === '') return found ?? null
    const own = patterns.some((pattern) => matchesGlob(dir, pattern)) ? dir : null
    const slice = ofDirectory(dirOf(dir)) ?? own
    known.set(dir, slice)
    return slice
  }
  return (path) => ofDirectory(dirOf(path))
}

/** Finds every path's place in both layouts; the paths show which names are layers. */
export function placeFiles(
  paths: Iterable<string>,
  slicePatterns: readonly string[],
  packages: Packages,
): (path: string) => Places {
  const sliceOf = sliceFinder(slicePatterns)
  const packageOf = packageFinder(packages)
  const layers = layerNames(paths, sliceOf)
  return (path) => {
    const directory = dirOf(path)
    const unit = sliceOf(path)
    const byFeature = { directory, package: packageOf(directory), unit }
    if (unit === null) return { byFeature, byLayer: byFeature }
    const { folders, names } = inSlice(path.slice(unit.length + 1), nameOf(unit))
    const layer = names.find((name) => layers.has(name)) ?? noLayer
    const [first] = folders
    const below =
      first === undefined ? [] : [nameOf(unit), ...folders.slice(layer === noLayer ? 0 : 1)]
    return {
      byFeature,
      byLayer: {
        directory: [layerPlace(layer), ...below].join('/'),
        package: isWithin(byFeature.package, unit) ? layerPlace(layer) : byFeature.package,
        unit: layer,
      },
    }
  }
}

/** A layer's directory and package: equal to none of the repository. */
export function layerPlace(layer: string): string {
  return `/${layer}`
}

function nameOf(dir: string): string {
  return dir.slice(dir.lastIndexOf('/') + 1)
}

/** The names that make a layer: at least two features have them, and one feature in ten. */
function layerNames(
  paths: Iterable<string>,
  sliceOf: (path: string) => string | null,
): ReadonlySet<string> {
  const owners = new Map<string, Set<string>>()
  const slices = new Set<string>()
  for (const path of paths) {
    const slice = sliceOf(path)
    if (slice === null) continue
    slices.add(slice)
    for (const name of inSlice(path.slice(slice.length + 1), nameOf(slice)).names) {
      owners.set(name, (owners.get(name) ?? new Set()).add(slice))
    }
  }
  const enough = Math.max(2, slices.size / 10)
  return new Set([...owners].filter(([, { size }]) => size >= enough).map(([name]) => name))
}

function packageFinder(packages: Packages): (dir: string) => string {
  const known = new Map<string, string>()
  const find = (dir: string): string => {
    if (dir === '' || packages.has(dir)) return dir
    const found = known.get(dir) ?? find(dirOf(dir))
    known.set(dir, found)
    return found
  }
  return find
}
