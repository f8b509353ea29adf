import type { Json, JsonObject } from '../files/json.ts'
import { EvaluationError, isList, isMap, scalarOf, unknown, type Value } from '../values/value.ts'

/** What a provider's configuration says of the resources that it makes. */
export interface ProviderSettings {
  /** Unknown when nothing tells. */
  readonly region: Value
  /** The tags or labels that it gives to each; undefined when it gives none. */
  readonly defaultTags: Value | undefined
}

/** Of a provider that is not configured in the project. */
export const unconfigured: ProviderSettings = { region: unknown(), defaultTags: undefined }

export function providerSettings(
  body: JsonObject,
  compute: (json: Json) => Value,
): ProviderSettings {
  function read(name: string): Value | undefined {
    const json = body[name]
    if (json === undefined) return undefined
    try {
      return compute(json)
    } catch (error) {
      if (error instanceof EvaluationError) return unknown()
      throw error
    }
  }
  const region = read('region')
  return {
    region: region === undefined || scalarOf(region) === null ? (read('zone') ?? null) : region,
    // Of AWS a block that holds them, of Google Cloud a map.
    defaultTags: tagsIn(read('default_tags')) ?? read('default_labels'),
  }
}

function tagsIn(block: Value | undefined): Value | undefined {
  if (block === undefined) return undefined
  const only = isList(block) ? block[0] : block
  return only !== undefined && isMap(only) ? only.get('tags') : only
}
