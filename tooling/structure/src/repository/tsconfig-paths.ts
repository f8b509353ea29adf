import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'

import { z } from 'zod'

import { parseJsonc } from './parse-jsonc.ts'
import type { Repository } from './repository.ts'
import { dirOf } from './source-paths.ts'

const configSchema = z.object({
  extends: z.union([z.string(), z.array(z.string())]).optional(),
  references: z.array(z.object({ path: z.string() })).optional(),
  compilerOptions: z
    .object({
      baseUrl: z.string().optional(),
      paths: z.record(z.string(), z.array(z.string())).optional(),
    })
    .optional(),
})

/** All paths are from the root of the repository. */
interface Mapping {
  readonly baseUrl: string | null
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[]
}

/**
 * Maps a specifier by `paths` and `baseUrl` where oxc-resolver gives up: when a configuration extends a package
 * that is not installed, and for `jsconfig.json`. Answers paths to try, from the root.
 */
export function createPathMapper(
  repository: Repository,
): (from: string, specifier: string) => string[] {
  const { files } = repository
  const byDir = new Map<string, readonly Mapping[]>()

  const mappingsFor = (dir: string): readonly Mapping[] => {
    const known = byDir.get(dir)
    if (known) return known
    const config = ['tsconfig.json', 'jsconfig.json']
      .map((name) => join(dir, name))
      .find((path) => files.has(path))
    const found = config === undefined ? (dir === '' ? [] : mappingsFor(dirOf(dir))) : read(config)
    byDir.set(dir, found)
    return found
  }
  const read = (config: string): Mapping[] => [
    readMapping(repository, config, new Set()),
    ...references(repository, config).map((path) => readMapping(repository, path, new Set())),
  ]

  return (from, specifier) =>
    mappingsFor(dirOf(from)).flatMap(({ baseUrl, paths }) => [
      ...paths.flatMap(([pattern, targets]) => {
        const rest = matchStar(pattern, specifier)
        return rest === null ? [] : targets.map((target) => target.replace('*', () => rest))
      }),
      ...(baseUrl === null ? [] : [join(baseUrl, specifier)]),
    ])
}

function readMapping(repository: Repository, config: string, seen: Set<string>): Mapping {
  const none: Mapping = { baseUrl: null, paths: [] }
  if (seen.has(config)) return none
  seen.add(config)
  const { extends: bases = [], compilerOptions = {} } = readConfig(repository, config)
  const inherited = [bases]
    .flat()
    .flatMap((base) => findConfig(repository, dirOf(config), base) ?? [])
    .map((base) => readMapping(repository, base, seen))
    .reduce(
      (before, { baseUrl, paths }) => ({
        baseUrl: baseUrl ?? before.baseUrl,
        paths: paths.length > 0 ? paths : before.paths,
      }),
      none,
    )
  const baseUrl =
    compilerOptions.baseUrl === undefined
      ? inherited.baseUrl
      : join(dirOf(config), compilerOptions.baseUrl)
  const from = baseUrl ?? dirOf(config)
  const paths = Object.entries(compilerOptions.paths ?? {}).map(
    ([pattern, targets]) => [pattern, targets.map((target) => join(from, target))] as const,
  )
  return { baseUrl, paths: paths.length > 0 ? paths : inherited.paths }
}

function references(repository: Repository, config: string): string[] {
  return (readConfig(repository, config).references ?? []).flatMap(
    ({ path }) => findConfig(repository, dirOf(config), `./${path}`) ?? [],
  )
}

/** A configuration beside another one, or in a package of the repository; null when it is not there. */
function findConfig({ files, packages }: Repository, dir: string, name: string): string | null {
  const owner = packages.find((each) => name === each.name || name.startsWith(`${each.name}/`))
  const path = owner
    ? join(owner.dir, name.slice(owner.name.length))
    : name.startsWith('.')
      ? join(dir, name)
      : null
  if (path === null) return null
  const candidates = [path, `${path}.json`, join(path, 'tsconfig.json')].map((each) =>
    normalize(each),
  )
  return candidates.find((each) => files.has(each)) ?? null
}

function readConfig({ root }: Repository, path: string): z.infer<typeof configSchema> {
  try {
    const text = readFileSync(join(root, path), 'utf8')
    return configSchema.safeParse(parseJsonc(text)).data ?? {}
  } catch {
    return {}
  }
}

/** What `*` stands for; the empty text when there is none; null when the pattern does not match. */
function matchStar(pattern: string, specifier: string): string | null {
  const [before = '', after] = pattern.split('*')
  if (after === undefined) return pattern === specifier ? '' : null
  const fits = specifier.startsWith(before) && specifier.endsWith(after)
  return fits && specifier.length >= before.length + after.length
    ? specifier.slice(before.length, specifier.length - after.length)
    : null
}
