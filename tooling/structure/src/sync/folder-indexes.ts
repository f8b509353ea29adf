import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import type { Workspace } from '../workspace/workspace.ts'
import type { GeneratedFile } from './generated-file.ts'

/** The first line of an `index.ts` that lists its folder: adding to such a folder is adding a file. */
const marker = '/** Every file of this folder; written by `pnpm structure sync`. */'

/** Every index that says it lists its folder, beside what it must say. */
export function folderIndexes({ root, packages }: Workspace): GeneratedFile[] {
  const paths = packages.flatMap(({ files }) => files).map(({ path }) => path)
  return paths
    .filter((path) => basename(path) === 'index.ts')
    .flatMap((file) => {
      const current = readFileSync(join(root, file), 'utf8')
      if (!current.startsWith(marker)) return []
      const folder = dirname(file)
      const names = paths
        .filter((path) => dirname(path) === folder && path !== file)
        .map((path) => basename(path))
        .toSorted()
      const wanted = [marker, ...names.map((name) => `export * from './${name}'`), ''].join('\n')
      return [{ file, current, wanted, text: wanted, from: `the files of ${folder}` }]
    })
}
