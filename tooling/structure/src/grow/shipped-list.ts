import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { StructureError } from '../structure-error.ts'
import { scope } from '../workspace/workspace.ts'

export const shippedFile = 'apps/server/src/shipped.ts'
export const serverManifest = 'apps/server/package.json'

/** A file of the workspace, and the text it is to have. */
export interface Edit {
  readonly file: string
  readonly text: string
  /** The line that is added or taken away. */
  readonly line: string
}

/** What makes the server ship a feature. */
export function shipEdits(root: string, names: { feature: string; export: string }): Edit[] {
  const folder = `features-${names.feature}`
  const line = `export { ${names.export} } from '${scope}${folder}/feature'`
  const shipped = readFileSync(join(root, shippedFile), 'utf8')
  const { manifest, dependencies } = readServer(root)
  const wanted = Object.entries({ ...dependencies, [scope + folder]: 'workspace:*' })
  return [
    { file: shippedFile, text: `${shipped}${line}\n`, line },
    manifestEdit(manifest, wanted, folder),
  ]
}

/** What makes the server ship a feature no more; none of it where it did not. */
export function unshipEdits(root: string, folder: string): Edit[] {
  const shipped = readFileSync(join(root, shippedFile), 'utf8')
  const lines = shipped.split('\n')
  const shipping = lines.find((line) => line.includes(`'${scope}${folder}/feature'`))
  const { manifest, dependencies } = readServer(root)
  const wanted = Object.entries(dependencies).filter(([name]) => name !== scope + folder)
  const isDependency = Object.hasOwn(dependencies, scope + folder)
  return [
    ...(shipping === undefined
      ? []
      : [
          {
            file: shippedFile,
            text: lines.filter((line) => line !== shipping).join('\n'),
            line: shipping,
          },
        ]),
    ...(isDependency ? [manifestEdit(manifest, wanted, folder)] : []),
  ]
}

const manifestSchema = z.looseObject({ dependencies: z.record(z.string(), z.string()) })

function readServer(root: string) {
  const manifest = manifestSchema.safeParse(
    JSON.parse(readFileSync(join(root, serverManifest), 'utf8')),
  )
  if (!manifest.success) throw new StructureError(`${serverManifest} has no dependencies.`)
  return { manifest: manifest.data, dependencies: manifest.data.dependencies }
}

function manifestEdit(
  manifest: Readonly<Record<string, unknown>>,
  dependencies: readonly (readonly [string, string])[],
  folder: string,
): Edit {
  const sorted = Object.fromEntries(dependencies.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return {
    file: serverManifest,
    text: `${JSON.stringify({ ...manifest, dependencies: sorted }, null, 2)}\n`,
    line: `"${scope}${folder}": "workspace:*"`,
  }
}
