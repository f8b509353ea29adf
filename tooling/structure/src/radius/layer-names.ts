/** What has no name that a layer could have. */
export const noLayer = 'other'

export const testLayer = 'test'

const codeFolders = new Set(['src', 'lib', 'app'])
const entryNames = new Set(['index', 'mod'])
const testSuffix = /\.(test|spec)$/
const testNames = new Set(['test', 'testing', 'spec', 'e2e'])

export interface InSlice {
  /** Folders below the slice, without the leading ones that only hold code. */
  readonly folders: readonly string[]
  /** Names of layers that the file could belong to, the likeliest first. */
  readonly names: readonly string[]
}

/** Reads a path from its slice's directory. */
export function inSlice(path: string, slice: string): InSlice {
  const folders = path.split('/')
  const file = folders.pop() ?? ''
  while (codeFolders.has(folders[0] ?? '')) folders.shift()
  const [first] = folders
  return {
    folders,
    names: first === undefined ? fileNames(file, slice) : [layerName(words(first))],
  }
}

/** A test beside its code stays beside it; what is not named after a layer goes to the tests. */
function fileNames(file: string, slice: string): string[] {
  const stem = file.replace(/\.[^.]+$/, '')
  const subject = stem.replace(testSuffix, '')
  const name = nameBeside(subject, slice)
  return [...(name === null ? [] : [name]), ...(subject === stem ? [] : [testLayer])]
}

/** What a file's stem says besides the slice's own name: `router`, `notes.router`, `notes-router`, `NotesRouter`. */
function nameBeside(stem: string, slice: string): string | null {
  const last = stem.slice(stem.lastIndexOf('.') + 1)
  const name = words(last)
  const own = words(slice)
  for (let from = 0; from < own.length; from++) {
    const prefix = own.slice(from)
    if (!prefix.every((word, at) => word === name[at])) continue
    name.splice(0, prefix.length)
    break
  }
  const beside = layerName(name)
  return beside === '' || entryNames.has(beside) ? null : beside
}

function words(text: string): string[] {
  return text
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_\s.]+/)
    .filter((word) => word !== '')
    .map(singular)
}

function layerName(parts: readonly string[]): string {
  const name = parts.join('-')
  return testNames.has(name) ? testLayer : name
}

/** Enough for names of folders: `queries` and `query`, `services` and `service`, `classes` and `class`. */
function singular(word: string): string {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}
