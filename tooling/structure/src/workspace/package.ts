import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { z } from 'zod'

import { StructureError } from '../structure-error.ts'
import { isSource } from './list-paths.ts'
import { parseSource, type SourceFile } from './source-file.ts'
import { isMigration, readSqlFile, type SqlFile } from './sql-file.ts'

export interface Dependency {
  readonly name: string
  /** Only test code may import a devDependency. */
  readonly dev: boolean
  /** As package.json gives it: `workspace:*`. */
  readonly version: string
  readonly line: number
}

/** What one entry of `exports` leads to. */
export interface Entry {
  readonly types: string | null
  readonly default: string | null
  readonly line: number
}

export interface Package {
  /** The folder's own name, `features-notes`: how `architecture.json` and the messages call it. */
  readonly folder: string
  /** From the workspace root, `packages/features-notes`. */
  readonly dir: string
  readonly name: string
  readonly dependencies: readonly Dependency[]
  /** By the keys of `exports`: `.`, `./schemas`. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Every file, from its own folder: `src/repo.ts`, `README.md`. */
  readonly paths: readonly string[]
  readonly files: readonly SourceFile[]
  /** Files of SQL, but for the steps of its history. */
  readonly sqlFiles: readonly SqlFile[]
}

const manifestSchema = z.object({
  name: z.string(),
  exports: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
  devDependencies: z.record(z.string(), z.string()).optional(),
  peerDependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})

/** Reads the package in `dir`, which has the files `paths`; throws a StructureError when its manifest is wrong. */
export function readPackage(root: string, dir: string, paths: readonly string[]): Package {
  const text = readFileSync(join(root, dir, 'package.json'), 'utf8')
  const parsed = manifestSchema.safeParse(parseJson(text))
  if (!parsed.success) {
    throw new StructureError(`${dir}/package.json is not valid:\n${z.prettifyError(parsed.error)}`)
  }
  const { name, exports, devDependencies, ...manifest } = parsed.data
  const declared = (listed: Readonly<Record<string, string>> = {}, dev = false) =>
    Object.entries(listed).map(([dependency, version]) => ({
      name: dependency,
      version,
      dev,
      line: lineNaming(text, dependency),
    }))
  return {
    folder: basename(dir),
    dir,
    name,
    dependencies: [
      ...declared(manifest.dependencies),
      ...declared(manifest.peerDependencies),
      ...declared(manifest.optionalDependencies),
      ...declared(devDependencies, true),
    ],
    entries: readEntries(exports, text),
    paths,
    files: paths.filter(isSource).map((path) => {
      const whole = `${dir}/${path}`
      return parseSource(whole, readFileSync(join(root, whole), 'utf8'), isTestPath(path))
    }),
    sqlFiles: paths
      .filter((path) => path.endsWith('.sql') && !isMigration(`${dir}/${path}`))
      .map((path) => readSqlFile(root, `${dir}/${path}`)),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isTestPath(path: string): boolean {
  return /^(test\/|vitest\.config\.|src\/testing(\.ts$|\/))/.test(path)
}

function readEntries(
  exports: string | Record<string, unknown> | undefined,
  text: string,
): Map<string, Entry> {
  if (exports === undefined) return new Map()
  const isList =
    typeof exports !== 'string' && Object.keys(exports).some((key) => key.startsWith('.'))
  const listed: Record<string, unknown> = isList ? exports : { '.': exports }
  return new Map(
    Object.entries(listed).map(([key, target]) => [
      key,
      { ...readTarget(target), line: lineNaming(text, key) },
    ]),
  )
}

const targetSchema = z.object({ types: z.string().optional(), default: z.string().optional() })

function readTarget(target: unknown): Omit<Entry, 'line'> {
  if (typeof target === 'string') return { types: null, default: target }
  const { data } = targetSchema.safeParse(target)
  return { types: data?.types ?? null, default: data?.default ?? null }
}

function lineNaming(text: string, key: string): number {
  const at = text.split('\n').findIndex((line) => line.includes(`"${key}":`))
  return Math.max(at, 0) + 1
}
