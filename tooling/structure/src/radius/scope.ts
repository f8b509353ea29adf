import { matchesGlob } from 'node:path'

import { isWithin } from '../repository/source-paths.ts'

/** Which paths are in one of the folders, or match one of the globs; all are when there is none. */
export function scope(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => true
  const known = new Map<string, boolean>()
  return (path) => {
    const found = known.get(path) ?? patterns.some((each) => isIn(path, each))
    known.set(path, found)
    return found
  }
}

function isIn(path: string, pattern: string): boolean {
  if (pattern === '.' || isWithin(path, pattern)) return true
  return (
    /[*?{[]/.test(pattern) && (matchesGlob(path, pattern) || matchesGlob(path, `${pattern}/**`))
  )
}
