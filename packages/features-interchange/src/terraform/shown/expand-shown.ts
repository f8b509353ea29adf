import { isJsonList, isJsonObject, type Json, type JsonObject } from '../files/json.ts'
import { refusal } from '../files/refuse.ts'
import type { ExpandedProject } from '../project/expand-project.ts'
import { keySuffix } from '../project/module-address.ts'
import type { Resource } from '../project/resource.ts'
import { referencesIn, withReferences } from '../values/references.ts'
import { type Reference, unknown, type Value } from '../values/value.ts'
import { configuredReferences, join, type ConfiguredReferences } from './configured-references.ts'
import {
  expressionSchema,
  shownSchema,
  type Shown,
  type ShownModule,
  type ShownResource,
} from './shown-schema.ts'

/** True for what `terraform show -json` prints, and not for a configuration in JSON. */
export function isShown(content: JsonObject): boolean {
  return 'format_version' in content && ('planned_values' in content || 'values' in content)
}

/** A resource with the module that it stands in. */
interface Found {
  readonly shown: ShownResource
  /** With the keys of copies: `module.shop["eu"]`. */
  readonly modulePath: string
}

/** Attributes by which other resources name this one. */
const identities = ['id', 'arn', 'self_link']

/**
 * Reads a plan or a state that `terraform show -json` has printed. What a plan does not know yet is unknown, and refers
 * to what its configuration names; in a state, values that identify another resource refer to that.
 * @throws AppError VALIDATION naming what is wrong with the file.
 */
export function expandShown(path: string, content: JsonObject): ExpandedProject {
  const parsed = shownSchema.safeParse(content)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = issue?.path.join('.') ?? ''
    throw refusal('syntax', `${path}: ${where} is not what terraform show -json prints.`, {
      file: path,
    })
  }
  const shown = parsed.data
  const found = resourcesIn((shown.planned_values ?? shown.values)?.root_module)
  if (found.length === 0) throw refusal('empty_project', `${path} has no resource to import.`)
  const context = contextOf(shown, found)
  return {
    resources: found.map((one) => resourceOf(one, context)),
    missingModules: [],
    warnings: new Set(),
  }
}

function resourcesIn(module: ShownModule | undefined): Found[] {
  if (module === undefined) return []
  return [
    ...module.resources
      .filter(({ mode }) => mode !== 'data')
      .map((shown) => ({ shown, modulePath: module.address })),
    ...module.child_modules.flatMap(resourcesIn),
  ]
}

interface Context {
  readonly configured: ConfiguredReferences | null
  /** What is unknown of each resource, by address. */
  readonly unknowns: ReadonlyMap<string, Json>
  /** The resource that an id or the like belongs to. */
  readonly owners: ReadonlyMap<string, Reference>
  /** The copies of each block, by the block's address without keys. */
  readonly copies: ReadonlyMap<string, readonly Found[]>
  readonly regionOf: (provider: string | null) => string | null
}

function contextOf(shown: Shown, found: readonly Found[]): Context {
  const owners = new Map<string, Reference>()
  for (const { shown: resource } of found) {
    for (const attribute of identities) {
      const value = resource.values[attribute]
      if (typeof value === 'string' && value.length > 3) {
        owners.set(value, { address: resource.address, attribute })
      }
    }
  }
  const root = shown.configuration?.root_module
  return {
    configured: root === undefined ? null : configuredReferences(root),
    unknowns: new Map(
      shown.resource_changes.map(({ address, change }) => [address, change?.after_unknown ?? null]),
    ),
    owners,
    copies: Map.groupBy(found, blockOf),
    regionOf: (provider) => providerRegion(shown, provider),
  }
}

/** The address of the block that a resource is a copy of. */
function blockOf({ shown: { type, name }, modulePath }: Found): string {
  return join(withoutKeys(modulePath), `${type}.${name}`)
}

function withoutKeys(modulePath: string): string {
  return modulePath.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, '')
}

function providerRegion(
  { configuration, variables }: Shown,
  provider: string | null,
): string | null {
  const config = provider === null ? undefined : configuration?.provider_config[provider]
  for (const argument of ['region', 'zone']) {
    const { data: expression } = expressionSchema.safeParse(config?.expressions[argument])
    const [variable] = expression?.references ?? []
    const value =
      expression?.constant_value ?? variables[variable?.replace(/^var\./, '') ?? '']?.value
    if (typeof value === 'string') return value
  }
  return null
}

function resourceOf(found: Found, context: Context): Resource {
  const { shown, modulePath } = found
  const { address, type, name, index, values } = shown
  const unknowns = context.unknowns.get(address)
  // With what is not known, so that it is among the arguments that are set.
  const body = { ...values, ...partsOf(unknowns) }
  const named = (argument: string): readonly Reference[] => {
    const blocks =
      context.configured?.of(withoutKeys(modulePath), `${type}.${name}`, argument) ?? []
    return blocks.flatMap((block) => instances(context.copies.get(block) ?? [], found))
  }
  const read = (argument: string): Value | undefined => {
    const told = valueOf(values[argument], partsOf(unknowns)[argument], context)
    if (told === null) return undefined
    // What is known may say itself which resource it is; else the configuration does.
    return referencesIn(told).length > 0 ? told : withReferences(told, named(argument))
  }
  const provider =
    context.configured?.providerOf(withoutKeys(modulePath), `${type}.${name}`) ?? null
  const key = index ?? null
  return {
    address: address === '' ? join(modulePath, `${type}.${name}${keySuffix(key)}`) : address,
    type,
    name,
    key,
    body,
    read,
    handle: {
      handle: address,
      references: [{ address, attribute: null }],
      read: (attribute) => read(attribute) ?? unknown([{ address, attribute }]),
    },
    region: () => context.regionOf(provider) ?? regionOfArn(values['arn']),
    // They are among `tags_all`.
    defaultTags: () => undefined,
  }
}

/** Of the copies of another block those with the same key, else all. */
function instances(copies: readonly Found[], from: Found): Reference[] {
  const inModule = copies.filter(({ modulePath }) => modulePath === from.modulePath)
  const near = inModule.length > 0 ? inModule : copies
  const twins = near.filter(
    ({ shown }) => shown.index !== undefined && shown.index === from.shown.index,
  )
  return (twins.length > 0 ? twins : near).map(({ shown }) => ({
    address: shown.address,
    attribute: null,
  }))
}

/** Null where nothing is said. `isUnknown` is true, or marks what in it is unknown. */
function valueOf(json: Json | undefined, isUnknown: Json | undefined, context: Context): Value {
  if (isUnknown === true) return unknown()
  if (isJsonList(json) || isJsonList(isUnknown)) {
    const [items, marks] = [itemsOf(json), itemsOf(isUnknown)]
    const longest = items.length > marks.length ? items : marks
    return longest.map((_, at) => valueOf(items[at], marks[at], context))
  }
  if (isJsonObject(json) || isJsonObject(isUnknown)) {
    const [parts, marks] = [partsOf(json), partsOf(isUnknown)]
    const names = Object.keys({ ...parts, ...marks })
    return new Map(names.map((name) => [name, valueOf(parts[name], marks[name], context)]))
  }
  const owner = typeof json === 'string' ? context.owners.get(json) : undefined
  if (owner !== undefined) return withReferences(json ?? null, [owner])
  return json ?? null
}

function itemsOf(json: Json | undefined): readonly Json[] {
  return isJsonList(json) ? json : []
}

function partsOf(json: Json | undefined): JsonObject {
  return isJsonObject(json) ? json : {}
}

/** `arn:aws:sqs:us-east-1:…` */
function regionOfArn(arn: Json | undefined): string | null {
  const region = typeof arn === 'string' ? arn.split(':')[3] : undefined
  return region === undefined || region === '' ? null : region
}
