import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

const names = z.record(z.string(), z.unknown()).catch({})

/** Other people's manifests: a field of a wrong shape counts as absent. */
const manifestSchema = z.object({
  name: z.string().min(1).optional().catch(undefined),
  exports: z.unknown().optional(),
  imports: z.unknown().optional(),
  main: z.string().optional().catch(undefined),
  module: z.string().optional().catch(undefined),
  source: z.string().optional().catch(undefined),
  types: z.string().optional().catch(undefined),
  typings: z.string().optional().catch(undefined),
  dependencies: names,
  devDependencies: names,
  peerDependencies: names,
  optionalDependencies: names,
})

export type Manifest = z.infer<typeof manifestSchema>

/** Reads `package.json` of a directory below the root; null when it is no manifest. */
export function readManifest(root: string, dir: string): Manifest | null {
  try {
    const text = readFileSync(join(root, dir, 'package.json'), 'utf8')
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** The names of the packages that a manifest asks a registry or a workspace for. */
export function dependencyNames(manifest: Manifest): string[] {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest
  return [dependencies, devDependencies, peerDependencies, optionalDependencies].flatMap((each) =>
    Object.keys(each),
  )
}
