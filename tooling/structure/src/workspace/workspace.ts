import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { parse as parseYaml } from 'yaml'
import { z } from 'zod'

import { StructureError } from '../structure-error.ts'
import { type Architecture, readArchitecture } from './architecture.ts'
import { gitPaths, isSource, listPaths } from './list-paths.ts'
import { type Package, readPackage } from './package.ts'
import { parseSource, type SourceFile } from './source-file.ts'
import { hasTables, readTableOwners, type TableOwner } from './table-owner.ts'

export interface Workspace {
  readonly root: string
  readonly architecture: Architecture
  readonly packages: readonly Package[]
  /** Sources in no package: configuration in the root, and strays. */
  readonly outsiders: readonly SourceFile[]
  /** Manifests and sources that exist and belong to no package: the check would be blind to them. */
  readonly strays: readonly string[]
  readonly tableOwners: readonly TableOwner[]
}

export const scope = '@backarch/'

/** Reads the packages that `pnpm-workspace.yaml` lists, and parses every source file. */
export function readWorkspace(root: string): Workspace {
  const dirs = packageDirs(root)
  const paths = listPaths(root)
  const owned = new Map<string, string[]>(dirs.map((dir) => [dir, []]))
  const outside: string[] = []
  for (const path of paths) {
    const dir = dirs.find((candidate) => path.startsWith(`${candidate}/`))
    if (dir !== undefined) owned.get(dir)?.push(path.slice(dir.length + 1))
    else if (isRead(path)) outside.push(path)
  }
  const seen = new Set(paths)
  const unseen = gitPaths(root).filter(
    (path) => (isRead(path) || hasTables(path)) && !seen.has(path),
  )
  return {
    root,
    architecture: readArchitecture(root),
    packages: dirs.map((dir) => readPackage(root, dir, owned.get(dir) ?? [])),
    outsiders: [...outside, ...unseen]
      .filter(isSource)
      .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8'), false)),
    strays: [...outside.filter((path) => path.includes('/')), ...unseen].toSorted(),
    tableOwners: readTableOwners(root, paths),
  }
}

function isRead(path: string): boolean {
  return basename(path) === 'package.json' || isSource(path)
}

/** The folders of the workspace's packages, relative to its root. */
export function packageDirs(root: string): string[] {
  const file = join(root, 'pnpm-workspace.yaml')
  if (!existsSync(file)) {
    throw new StructureError(
      'There is no pnpm-workspace.yaml here; run this in the root of the workspace.',
    )
  }
  const { packages } = z
    .object({ packages: z.array(z.string()).min(1) })
    .parse(parseYaml(readFileSync(file, 'utf8')))
  const manifests = globSync(
    packages.map((pattern) => `${pattern}/package.json`),
    { cwd: root, exclude: ['**/node_modules/**'] },
  )
  if (manifests.length === 0) throw new StructureError('pnpm-workspace.yaml matches no package.')
  return manifests
    .map((path) => path.replaceAll('\\', '/').slice(0, -'/package.json'.length))
    .toSorted()
}
