import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, normalize, relative } from 'node:path'

import { ResolverFactory } from 'oxc-resolver'

import { dependencyNames, type Manifest, readManifest } from './manifest.ts'
import type { Repository } from './repository.ts'
import { entryTargets, firstFile, packageImports } from './resolve-package.ts'
import { dirOf, isWithin } from './source-paths.ts'
import { createPathMapper } from './tsconfig-paths.ts'

/** A file of the repository; what is not in it, such as a registry's package; or nothing that exists. */
export type Target =
  | { readonly to: 'file'; readonly path: string }
  | { readonly to: 'outside' }
  /** `path` is where it would be, if it says so. */
  | { readonly to: 'nowhere'; readonly path: string | null }

export type Resolve = (from: string, specifier: string | null) => Target

const outside: Target = { to: 'outside' }
const nowhere: Target = { to: 'nowhere', path: null }

const extensions = '.ts .tsx .mts .cts .d.ts .d.mts .d.cts .js .jsx .mjs .cjs .json'.split(' ')
const oxcOptions = {
  extensions,
  extensionAlias: {
    '.ts': ['.ts', '.d.ts'],
    '.mts': ['.mts', '.d.mts'],
    '.cts': ['.cts', '.d.cts'],
    '.js': ['.ts', '.tsx', '.d.ts', '.js', '.jsx'],
    '.jsx': ['.tsx', '.d.ts', '.jsx'],
    '.mjs': ['.mts', '.d.mts', '.mjs'],
    '.cjs': ['.cts', '.d.cts', '.cjs'],
  },
  conditionNames: ['source', 'development', 'types', 'import', 'require', 'node', 'default'],
  mainFields: ['types', 'module', 'main'],
}

/** Says where an import of a file leads. The repository's packages are known by name, installed or not. */
export function createResolver(repository: Repository): Resolve {
  const { root, files, packages } = repository
  const manifests = readManifests(repository)
  const declared = new Set([...manifests.values()].flatMap(dependencyNames))
  const byName = new Map(packages.map((each) => [each.name, each]))
  const mapped = createPathMapper(repository)
  const oxc = new ResolverFactory({ ...oxcOptions, tsconfig: 'auto' })
  const oxcAlone = oxc.cloneWithOptions(oxcOptions)
  const known = new Map<string, Target>()

  /** What a path stands for: a file, a folder's index, a source that a build has not yet built. */
  const atPath = (path: string): Target | null => {
    const found = files.has(path) ? path : firstFile(files, '', [path])
    if (found !== null) return { to: 'file', path: found }
    const { path: resolved } = oxcAlone.sync(root, `./${path}`)
    return resolved === undefined ? null : fromDisk(resolved)
  }
  const fromDisk = (absolute: string): Target => {
    const path = relative(root, absolute)
    if (files.has(path)) return { to: 'file', path }
    if (path.startsWith('..') || /(^|\/)node_modules\//.test(path)) return outside
    const source = firstFile(files, '', [path])
    return source === null ? outside : { to: 'file', path: source }
  }
  /** What a manifest leads to: the first that is a file, or that git ignores. */
  const amongTargets = (dir: string, targets: readonly string[]): Target | null => {
    const path = firstFile(files, dir, targets)
    if (path !== null) return { to: 'file', path }
    return targets.some((target) => existsSync(join(root, dir, target))) ? outside : null
  }
  const byOxc = (from: string, specifier: string): Target | null => {
    const { path } = oxc.resolveFileSync(join(root, from), specifier)
    return path === undefined ? null : fromDisk(path)
  }
  const byMapping = (from: string, specifier: string): Target | null =>
    mapped(from, specifier)
      .map(atPath)
      .find((target) => target !== null) ?? null

  const byPackageName = (specifier: string): Target | null => {
    const name = packageName(specifier)
    const owner = byName.get(name)
    if (!owner) return null
    const entry = `.${specifier.slice(name.length)}`
    const found = amongTargets(owner.dir, entryTargets(owner, entry))
    return found ?? (entry === '.' ? null : atPath(join(owner.dir, entry)))
  }
  const byManifestImports = (from: string, specifier: string): Target | null => {
    for (const [dir, manifest] of manifests) {
      if (!isWithin(from, dir) || manifest.imports === undefined) continue
      const targets = packageImports(manifest, specifier)
      const [other] = targets.filter((target) => !target.startsWith('.'))
      return other === undefined ? amongTargets(dir, targets) : resolve(from, other)
    }
    return null
  }

  const find = (from: string, specifier: string): Target => {
    if (/^\.\.?(\/|$)/.test(specifier)) {
      const path = normalize(join(dirOf(from), specifier))
      return byOxc(from, specifier) ?? atPath(path) ?? { to: 'nowhere', path }
    }
    if (/^[a-z][\w+.-]+:/.test(specifier)) return outside
    const found =
      byPackageName(specifier) ??
      byOxc(from, specifier) ??
      byMapping(from, specifier) ??
      (specifier.startsWith('#') ? byManifestImports(from, specifier) : null)
    if (found !== null) return found
    const name = packageName(specifier)
    return isBuiltin(specifier) || declared.has(name) || declared.has(typesOf(name))
      ? outside
      : nowhere
  }
  const resolve: Resolve = (from, specifier) => {
    const wanted = specifier?.replace(/^.*!/, '').replace(/\?.*$/, '') ?? ''
    if (wanted === '') return nowhere
    const key = `${dirOf(from)}\0${wanted}`
    const target = known.get(key) ?? find(from, wanted)
    known.set(key, target)
    return target
  }
  return resolve
}

/** Of every folder with a package.json, the innermost first; those without a name declare dependencies too. */
function readManifests({ root, files }: Repository): ReadonlyMap<string, Manifest> {
  const dirs = [...files]
    .filter((path) => /(^|\/)package\.json$/.test(path) && !/(^|\/)node_modules\//.test(path))
    .map(dirOf)
    .toSorted((a, b) => b.length - a.length)
  const found = new Map<string, Manifest>()
  for (const dir of dirs) {
    const manifest = readManifest(root, dir)
    if (manifest !== null) found.set(dir, manifest)
  }
  return found
}

/** `@scope/name/entry` → `@scope/name`; `name/entry` → `name`. */
function packageName(specifier: string): string {
  const parts = specifier.startsWith('@') ? 2 : 1
  return specifier.split('/').slice(0, parts).join('/')
}

/** `@scope/name` → `@types/scope__name`. */
function typesOf(name: string): string {
  return `@types/${name.replace(/^@/, '').replace('/', '__')}`
}
