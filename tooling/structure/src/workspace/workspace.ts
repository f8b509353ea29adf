import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { parse as parseYaml } from 'yaml'
import { z } from 'zod'

import { StructureError } from '../structure-error.ts'
import { type Architecture, readArchitecture } from './architecture.ts'
import { parseSource, type SourceFile } from './source-file.ts'

export interface Dependency {
  readonly name: string
  /** Only test code may import a devDependency. */
  readonly dev: boolean
  readonly line: number
}

export interface Package {
  /** The folder's own name, `features-notes`: how `architecture.json` and the messages call it. */
  readonly folder: string
  /** From the workspace root, `packages/features-notes`. */
  readonly dir: string
  readonly name: string
  readonly dependencies: readonly Dependency[]
  /** The keys of `exports`: `.`, `./schemas`. */
  readonly entries: readonly string[]
  readonly files: readonly SourceFile[]
}

export interface Workspace {
  readonly root: string
  readonly architecture: Architecture
  readonly packages: readonly Package[]
  /** Manifests and sources that exist and belong to no package: the check would be blind to them. */
  readonly strays: readonly string[]
}

export const scope = '@backarch/'

const sourceName = /\.[cm]?[jt]sx?$/
const declarationName = /\.d\.[cm]?ts$/
/** Git-ignored output, and the deliberately wrong inputs of tests. */
const unreadFolders = new Set(
  'node_modules dist generated reports fixtures .git .turbo .data'.split(' '),
)

const manifestSchema = z.object({
  name: z.string(),
  exports: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
  peerDependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})

/** Reads the packages that `pnpm-workspace.yaml` lists, and parses every source file in them. */
export function readWorkspace(root: string): Workspace {
  const dirs = packageDirs(root)
  const files = listFiles(root)
  const owned = new Map<string, string[]>(dirs.map((dir) => [dir, []]))
  const strays: string[] = []
  for (const path of files) {
    const dir = dirs.find((candidate) => path.startsWith(`${candidate}/`))
    if (dir !== undefined) owned.get(dir)?.push(path)
    else if (path.includes('/')) strays.push(path)
  }
  for (const path of trackedSources(root)) if (!files.includes(path)) strays.push(path)
  return {
    root,
    architecture: readArchitecture(root),
    packages: dirs.map((dir) => readPackage(root, dir, owned.get(dir) ?? [])),
    strays: strays.toSorted(),
  }
}

/** The folders of the workspace's packages, relative to its root. */
export function packageDirs(root: string): string[] {
  const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
  const { packages } = z.object({ packages: z.array(z.string()).min(1) }).parse(parseYaml(text))
  const manifests = globSync(
    packages.map((pattern) => `${pattern}/package.json`),
    { cwd: root, exclude: ['**/node_modules/**'] },
  )
  if (manifests.length === 0) throw new StructureError('pnpm-workspace.yaml matches no package.')
  return manifests
    .map((path) => path.replaceAll('\\', '/').slice(0, -'/package.json'.length))
    .toSorted()
}

function readPackage(root: string, dir: string, files: readonly string[]): Package {
  const text = readFileSync(join(root, dir, 'package.json'), 'utf8')
  const parsed = manifestSchema.safeParse(JSON.parse(text))
  if (!parsed.success) {
    throw new StructureError(`${dir}/package.json is not valid:\n${z.prettifyError(parsed.error)}`)
  }
  const { name, exports, devDependencies = {}, ...manifest } = parsed.data
  const declared = (names: readonly string[], dev: boolean) =>
    names.map((dependency) => ({ name: dependency, dev, line: lineNaming(text, dependency) }))
  return {
    folder: basename(dir),
    dir,
    name,
    dependencies: [
      ...declared(Object.keys(manifest.dependencies ?? {}), false),
      ...declared(Object.keys(manifest.peerDependencies ?? {}), false),
      ...declared(Object.keys(manifest.optionalDependencies ?? {}), false),
      ...declared(Object.keys(devDependencies), true),
    ],
    entries: entryNames(exports),
    files: files
      .filter((path) => sourceName.test(path))
      .map((path) => {
        const isTest = isTestPath(path.slice(dir.length + 1))
        return parseSource(path, readFileSync(join(root, path), 'utf8'), isTest)
      }),
  }
}

function isTestPath(path: string): boolean {
  return /^(test\/|vitest\.config\.|src\/testing(\.ts$|\/))/.test(path)
}

function entryNames(exports: string | Record<string, unknown> | undefined): string[] {
  if (exports === undefined) return []
  const keys = typeof exports === 'string' ? [] : Object.keys(exports)
  return keys.some((key) => key.startsWith('.')) ? keys : ['.']
}

function lineNaming(text: string, dependency: string): number {
  const at = text.split('\n').findIndex((line) => line.includes(`"${dependency}":`))
  return Math.max(at, 0) + 1
}

/** Every manifest and source file below the root, whoever owns it. */
function listFiles(root: string): string[] {
  const found: string[] = []
  const walk = (dir: string) => {
    for (const entry of readdirSync(join(root, dir), { withFileTypes: true })) {
      const path = dir === '' ? entry.name : `${dir}/${entry.name}`
      if (entry.isDirectory() && !unreadFolders.has(entry.name)) walk(path)
      if (entry.isFile() && isRead(entry.name)) found.push(path)
    }
  }
  walk('')
  return found.toSorted()
}

function isRead(name: string): boolean {
  return name === 'package.json' || (sourceName.test(name) && !declarationName.test(name))
}

/** A second opinion on what exists: what git tracks. Nothing when the root is no repository. */
function trackedSources(root: string): string[] {
  if (!existsSync(join(root, '.git'))) return []
  const out = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  return out
    .split('\0')
    .filter((path) => isRead(basename(path)) && !/(^|\/)fixtures\//.test(path))
    .filter((path) => existsSync(join(root, path)))
}
