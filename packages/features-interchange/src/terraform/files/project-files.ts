import { posix } from 'node:path'

import type { SourceFile } from '../../schemas.ts'

/** The files that a project's functions may read: those that are given, and no others. */
export interface ProjectFiles {
  /** What a file holds; null, with a warning, when that is not known. */
  readonly text: (path: string) => string | null
  /** Whether there is such a file; null, with a warning, when that is not known. */
  readonly exists: (path: string) => boolean | null
  /** The files in a folder, by their paths in it; null, with a warning, when none or not all are given. */
  readonly within: (folder: string) => readonly string[] | null
}

/**
 * @param root the project's own folder, from which its paths are written
 * @param warn told of every file that is asked for and not known
 */
export function projectFiles(
  root: string,
  files: readonly SourceFile[],
  warn: (message: string) => void,
): ProjectFiles {
  const byPath = new Map(files.map((file) => [placeOf(file.path), file]))
  const unlisted = files.some(({ path, unread }) => unread === true && placeOf(path) === '.')
  const placeIn = (path: string) => placeOf(posix.join(root, path))
  const find = (path: string): SourceFile | null => {
    const found = path.startsWith('/') ? undefined : byPath.get(placeIn(path))
    if (found === undefined) warn(`The file ${shown(path)} is not given, so it is not known.`)
    return found ?? null
  }
  return {
    text: (path) => {
      const file = find(path)
      if (file?.unread === true) {
        warn(`The file ${shown(path)} is too large or no text, so what it holds is not known.`)
      }
      return file === null || file.unread === true ? null : file.content
    },
    exists: (path) => (find(path) === null ? null : true),
    within: (folder) => {
      const place = placeIn(folder)
      const inside = [...byPath.keys()]
        .filter((path) => place === '.' || path.startsWith(`${place}/`))
        .map((path) => (place === '.' ? path : path.slice(place.length + 1)))
        .filter((path) => path !== '.' && !path.startsWith('../'))
      if (inside.length > 0 && !unlisted && !folder.startsWith('/')) return inside
      warn(`The files in ${shown(folder)} are not all given, so they are not known.`)
      return null
    },
  }
}

/** Nothing is given and nobody is told: for values that may not read files. */
export const noFiles: ProjectFiles = { text: () => null, exists: () => null, within: () => null }

function placeOf(path: string): string {
  const normal = posix.normalize(path.replaceAll('\\', '/'))
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal
}

function shown(path: string): string {
  return path.length > 200 ? `${path.slice(0, 197)}...` : path
}
