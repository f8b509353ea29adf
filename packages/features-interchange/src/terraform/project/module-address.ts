import { posix } from 'node:path'

import type { JsonObject } from '../files/json.ts'

/** The folder of a module whose source is a path; null when it comes from a registry, a repository or elsewhere. */
export function localModuleFolder(folder: string, call: JsonObject): string | null {
  const source = call['source']
  if (typeof source !== 'string' || !/^\.\.?(?:\/|$)/.test(source) || source.includes('${'))
    return null
  const joined = posix.normalize(posix.join(folder, source))
  return joined === './' ? '.' : joined.replace(/(?<=.)\/$/, '')
}

/** `[0]`, `["key"]` or nothing, as it stands behind a name in an address. */
export function keySuffix(key: string | number | null): string {
  if (key === null) return ''
  return typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`
}
