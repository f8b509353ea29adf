import { AppError } from '@backarch/core'

import { readDeclarations, type DeclaredField } from './declarations.ts'
import type { ModelSource } from './workspace.ts'

/** A file of a composed Prisma schema. */
export interface SchemaFile {
  readonly path: string
  readonly content: string
}

export interface ComposedModels {
  /** Knows every foreign key: what the SQL history is compared with. */
  readonly forMigrations: readonly SchemaFile[]
  /** Relations that cross a package are left out, so that a query cannot walk out of its feature. */
  readonly forClient: readonly SchemaFile[]
  /** Which package owns a table or an enum, by its name in the database. */
  readonly owners: ReadonlyMap<string, string>
}

interface Model {
  readonly owner: ModelSource
  readonly name: string
  readonly databaseName: string
  readonly fields: readonly DeclaredField[]
}

/**
 * Joins the packages' `models.prisma` into the two schemas the tools need. A package writes a relation to
 * another package's model on its own side only; the opposite field is added here and nowhere else.
 * Throws VALIDATION, in one sentence that names the file, for what no composition can repair.
 */
export function composeModels(sources: readonly ModelSource[]): ComposedModels {
  const models = new Map<string, Model>()
  const declaredIn = new Map<string, string>()
  const owners = new Map<string, string>()
  for (const owner of sources) {
    for (const declared of readDeclarations(owner.models ?? '')) {
      if (declared.kind === 'generator' || declared.kind === 'datasource') {
        throw invalid(
          `${fileOf(owner)} has a ${declared.kind} block; it may hold models and enums only.`,
        )
      }
      const other = declaredIn.get(declared.name)
      if (other !== undefined) {
        throw invalid(
          `${declared.name} is declared in ${other} and in ${fileOf(owner)}; rename one of them.`,
        )
      }
      declaredIn.set(declared.name, fileOf(owner))
      const rival = owners.get(declared.databaseName)
      if (rival !== undefined) {
        throw invalid(
          `${declared.name} in ${fileOf(owner)} and a model of ${rival} both map to "${declared.databaseName}"; give one another @@map.`,
        )
      }
      owners.set(declared.databaseName, owner.packageName)
      if (declared.kind === 'model') models.set(declared.name, { owner, ...declared })
    }
  }
  const opposites = new Map<string, string[]>()
  const crossing = new Map<string, Set<number>>()
  for (const model of models.values()) {
    for (const field of model.fields) {
      const target = models.get(field.type)
      if (target === undefined) continue
      if (target.owner === model.owner) {
        addJoinTable(owners, model, field, target)
        continue
      }
      add(crossing, model.owner.packageName, field.line)
      if (field.isList || hasOpposite(target, model, field)) continue
      if (!field.attributes.includes('fields:')) {
        throw invalid(
          `${model.name}.${field.name} in ${fileOf(model.owner)} points to ${target.name} of ${target.owner.packageName} without @relation(fields: […], references: […]).`,
        )
      }
      const lines = opposites.get(target.name) ?? []
      lines.push(oppositeField(model, field, target))
      opposites.set(target.name, lines)
    }
  }
  const withModels = sources.flatMap((source) =>
    source.models === null ? [] : [{ packageName: source.packageName, models: source.models }],
  )
  return {
    owners,
    forMigrations: withModels.map(({ packageName, models: text }) => ({
      path: fileOf({ packageName }),
      content: insertFields(text, opposites),
    })),
    forClient: withModels.map(({ packageName, models: text }) => ({
      path: fileOf({ packageName }),
      content: blankLines(text, crossing.get(packageName) ?? new Set()),
    })),
  }
}

function fileOf(source: Pick<ModelSource, 'packageName'>): string {
  return `packages/${source.packageName}/models.prisma`
}

function invalid(message: string): AppError {
  return new AppError('VALIDATION', message, { details: { reason: 'models_invalid' } })
}

/** The name in `@relation("name", …)` or `@relation(name: "name", …)`. */
function relationName(field: DeclaredField): string | null {
  return /@relation\([^)]*?(?:\bname:\s*)?"([^"]+)"/.exec(field.attributes)?.[1] ?? null
}

function hasOpposite(target: Model, model: Model, field: DeclaredField): boolean {
  return target.fields.some(
    (candidate) => candidate.type === model.name && relationName(candidate) === relationName(field),
  )
}

/** Always a list: valid beside a unique foreign key too, and no column comes of it. */
function oppositeField(model: Model, field: DeclaredField, target: Model): string {
  const taken = new Set(target.fields.map((existing) => existing.name))
  let name = `${model.name}_${field.name}`
  while (taken.has(name)) name += '_'
  const relation = relationName(field)
  return `  ${name} ${model.name}[]${relation === null ? '' : ` @relation("${relation}")`}`
}

/** An implicit many-to-many relation has a table that no model declares; it belongs to the models' owner. */
function addJoinTable(
  owners: Map<string, string>,
  model: Model,
  field: DeclaredField,
  target: Model,
): void {
  const isImplicit =
    field.isList &&
    target.fields.some(
      (candidate) =>
        candidate.isList &&
        candidate.type === model.name &&
        relationName(candidate) === relationName(field),
    )
  if (!isImplicit) return
  const name = relationName(field) ?? [model.name, target.name].toSorted().join('To')
  owners.set(`_${name}`, model.owner.packageName)
}

function add(map: Map<string, Set<number>>, key: string, line: number): void {
  const set = map.get(key) ?? new Set()
  set.add(line)
  map.set(key, set)
}

/** Blank rather than gone, so that a complaint about a later line gives its number in the package's file. */
function blankLines(text: string, lines: ReadonlySet<number>): string {
  return text
    .split('\n')
    .map((content, line) => (lines.has(line) ? '' : content))
    .join('\n')
}

function insertFields(text: string, fields: ReadonlyMap<string, readonly string[]>): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const model = /^\s*model\s+(\w+)/.exec(line)?.[1]
      return model === undefined ? [line] : [line, ...(fields.get(model) ?? [])]
    })
    .join('\n')
}
