import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { SliceNames } from './slice-names.ts'

export interface SliceFile {
  /** From the package's folder. */
  readonly path: string
  readonly text: string
}

const folder = join(import.meta.dirname, '../../templates/feature')
const suffix = '.template'
const placeholder = /\{\{(\w+)\}\}/g
const word = /[\w{}]+/g

/** A new feature's files, but for what commands write: the migration and `turbo.json`. */
export function renderSlice(names: SliceNames): SliceFile[] {
  return templates().map(({ path, text }) => ({
    path: path === 'test/feature.test.ts' ? `test/${names.feature}.test.ts` : path,
    text: fill(text, names),
  }))
}

/** The first name that the code makes of these and that it has already for something else; null when there is none. */
export function ambiguousName(names: SliceNames): string | null {
  for (const { path, text } of templates()) {
    if (!path.endsWith('.ts')) continue
    const words = new Set(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').match(word))
    for (const each of words) {
      const name = fill(each, names)
      if (name !== each && words.has(name)) return name
    }
  }
  return null
}

function templates(): SliceFile[] {
  return globSync(`**/*${suffix}`, { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => ({
      path: path.slice(0, -suffix.length),
      text: readFileSync(join(folder, path), 'utf8'),
    }))
}

function fill(text: string, names: SliceNames): string {
  const spellings: Readonly<Record<string, string>> = { ...names }
  return text.replaceAll(placeholder, (whole, key: string) => spellings[key] ?? whole)
}
