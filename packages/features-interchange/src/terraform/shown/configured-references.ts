import { isJsonList, isJsonObject, type Json, type JsonObject } from '../files/json.ts'
import type { ConfiguredModule } from './shown-schema.ts'

/** Which resources the arguments of a configuration name, by the addresses of their blocks. */
export interface ConfiguredReferences {
  /** `<module>.<type>.<name>` of the blocks that an argument refers to, through variables and outputs. */
  readonly of: (modulePath: string, block: string, argument: string) => readonly string[]
  /** The configuration's name for the provider of a block, e.g. `module.x:aws.west`. */
  readonly providerOf: (modulePath: string, block: string) => string | null
}

interface Placed {
  readonly module: ConfiguredModule
  readonly path: string
  /** The call that the module comes from, and where that stands. */
  readonly caller: { readonly place: Placed; readonly expressions: JsonObject } | null
}

/** `modulePath` is that of the configuration: without the keys of copies. */
export function configuredReferences(root: ConfiguredModule): ConfiguredReferences {
  const places = new Map<string, Placed>()
  const blocks = new Map<string, ConfiguredModule['resources'][number]>()
  const add = (place: Placed): void => {
    places.set(place.path, place)
    for (const resource of place.module.resources) {
      blocks.set(join(place.path, resource.address), resource)
    }
    for (const [name, { module, expressions }] of Object.entries(place.module.module_calls)) {
      if (module === undefined) continue
      add({ module, path: join(place.path, `module.${name}`), caller: { place, expressions } })
    }
  }
  add({ module: root, path: '', caller: null })

  const resolve = (place: Placed, reference: string, seen: Set<string>): readonly string[] => {
    const key = `${place.path} ${reference}`
    if (seen.has(key)) return []
    seen.add(key)
    const [first = '', second = '', third] = reference.replaceAll(/\[[^\]]*\]/g, '').split('.')
    if (first === 'var' && place.caller !== null) {
      const { place: outer, expressions } = place.caller
      return namesIn(expressions[second]).flatMap((name) => resolve(outer, name, seen))
    }
    if (first === 'module' && third !== undefined) {
      const inner = places.get(join(place.path, `module.${second}`))
      const names = inner?.module.outputs[third]?.expression?.references ?? []
      return inner === undefined ? [] : names.flatMap((name) => resolve(inner, name, seen))
    }
    const block = join(place.path, `${first}.${second}`)
    return blocks.has(block) ? [block] : []
  }

  return {
    of: (modulePath, block, argument) => {
      const place = places.get(modulePath)
      const expressions = blocks.get(join(modulePath, block))?.expressions
      if (place === undefined || expressions === undefined) return []
      const seen = new Set<string>()
      return [
        ...new Set(namesIn(expressions[argument]).flatMap((name) => resolve(place, name, seen))),
      ]
    },
    providerOf: (modulePath, block) =>
      blocks.get(join(modulePath, block))?.provider_config_key ?? null,
  }
}

export function join(modulePath: string, name: string): string {
  return modulePath === '' ? name : `${modulePath}.${name}`
}

/** Every reference in an expression or in the expressions of nested blocks. */
function namesIn(expression: Json | undefined): string[] {
  if (isJsonList(expression)) return expression.flatMap(namesIn)
  if (!isJsonObject(expression)) return []
  return Object.entries(expression).flatMap(([name, value]) => {
    if (name !== 'references') return name === 'constant_value' ? [] : namesIn(value)
    return isJsonList(value) ? value.filter((reference) => typeof reference === 'string') : []
  })
}
