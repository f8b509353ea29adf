import type { Package } from './package.ts'
import { scope, type Workspace } from './workspace.ts'

/** One place where a package names another package of this workspace. */
export interface Reference {
  readonly from: Package
  readonly to: Package
  readonly file: string
  readonly line: number
  /** From test code or devDependencies alone. */
  readonly isTest: boolean
  /** The imported entry, `.` or `./schemas`; null for a line of package.json. */
  readonly entry: string | null
  /** The names taken from it; `*` when it is taken as a whole. */
  readonly names: readonly string[]
}

/** Every reference between packages: the manifests' first, then the sources'. */
export function references({ packages }: Workspace): Reference[] {
  const byName = new Map(packages.map((each) => [each.name, each]))
  const found: Reference[] = []
  for (const from of packages) {
    for (const { name, dev, line } of from.dependencies) {
      const to = byName.get(name)
      const file = `${from.dir}/package.json`
      if (to) found.push({ from, to, file, line, isTest: dev, entry: null, names: [] })
    }
    for (const file of from.files) {
      for (const { specifier, names, line } of file.imports) {
        const to = specifier === null ? undefined : byName.get(packageName(specifier))
        if (!to || specifier === null) continue
        const entry = `.${specifier.slice(to.name.length)}`
        found.push({ from, to, file: file.path, line, isTest: file.isTest, entry, names })
      }
    }
  }
  return found
}

/** `@backarch/notes/schemas` → `@backarch/notes`; `zod/mini` → `zod`. */
export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

export function isOurs(specifier: string): boolean {
  return specifier.startsWith(scope)
}

/** The shortest chain of folders from one package to another, both included; null when there is none. */
export function chain(all: readonly Reference[], from: string, to: string): string[] | null {
  const next = new Map<string, Set<string>>()
  for (const each of all) {
    next.set(each.from.folder, (next.get(each.from.folder) ?? new Set()).add(each.to.folder))
  }
  const queue = [[from]]
  const seen = new Set<string>()
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const folder of next.get(path.at(-1) ?? '') ?? []) {
      if (folder === to) return [...path, folder]
      if (!seen.has(folder)) queue.push([...path, folder])
      seen.add(folder)
    }
  }
  return null
}
