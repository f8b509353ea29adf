import { readFile } from 'node:fs/promises'

import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'

import type { SchemaFile } from '../compose/compose-models.ts'
import type { Migration } from '../compose/history.ts'

/** Node has it; TypeScript declares it for browsers only. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Readonly<Record<string, object>>,
  ): Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>
}

/**
 * Opens Prisma's schema engine over an adapter. Its package expects a bundler to load the WebAssembly file,
 * so that is done here.
 */
export async function openSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: readonly SchemaFile[] = [],
): Promise<SchemaEngine> {
  const engine = await (loading ??= load())
  const datamodels = schema.map((file): [string, string] => [file.path, file.content])
  return engine.SchemaEngine.new(
    { datamodels: datamodels.length === 0 ? undefined : datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  )
}

let loading: ReturnType<typeof load> | null = null

async function load() {
  const name = '@prisma/schema-engine-wasm/schema_engine_bg'
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = new URL(import.meta.resolve(name).replace(/\.js$/, '.wasm'))
  const imports = { './schema_engine_bg.js': withoutHolding(engine) }
  const { instance } = await WebAssembly.instantiate(await readFile(file), imports)
  // oxlint-disable-next-line no-underscore-dangle -- the name is the package's
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
  return engine
}

/** The engine leaves a timer of ten seconds behind; it must not keep a command from ending. */
function withoutHolding(engine: object): Record<string, unknown> {
  const imports = Object.entries(engine).map(([name, value]: [string, unknown]) => {
    if (!name.startsWith('__wbg_setTimeout') || typeof value !== 'function') return [name, value]
    const start = (...words: unknown[]): unknown => {
      const timer: unknown = Reflect.apply(value, undefined, words)
      if (timer instanceof Object && 'unref' in timer && typeof timer.unref === 'function') {
        timer.unref()
      }
      return timer
    }
    return [name, start]
  })
  return Object.fromEntries(imports)
}

/** The history in the shape the engine takes. */
export function migrationList(history: readonly Migration[]): MigrationList {
  return {
    baseDir: 'migrations',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: history.map((step) => ({
      path: step.name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: step.sql } },
    })),
  }
}

export const noFilter = { externalTables: [], externalEnums: [] }
