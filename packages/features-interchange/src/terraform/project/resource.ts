import { dynamicBlocks, evaluateJson, withDynamic } from '../evaluate/evaluate-json.ts'
import type { JsonObject } from '../files/json.ts'
import { withReferences } from '../values/references.ts'
import { EvaluationError, type Handle, scalarOf, unknown, type Value } from '../values/value.ts'
import { walk } from '../values/walk.ts'
import type { Copy } from './expansion.ts'
import { keySuffix } from './module-address.ts'
import type { ResourceBlock } from './module-source.ts'
import type { ProviderSettings } from './provider-settings.ts'
import { lazyByName, type ProjectState } from './state.ts'

/** One resource as Terraform would create it. */
export interface Resource {
  /** Terraform's, e.g. `module.web.aws_instance.server[0]`. */
  readonly address: string
  readonly type: string
  /** The block's name. */
  readonly name: string
  readonly key: string | number | null
  readonly body: JsonObject
  /** An argument's value, or a list of nested blocks; undefined when it is not set. */
  readonly read: (name: string) => Value | undefined
  readonly handle: Handle
  /** Region of the provider that makes it; null when nothing tells. */
  readonly region: () => string | null
  /** Tags or labels that the provider gives to all that it makes; undefined when it gives none. */
  readonly defaultTags: () => Value | undefined
}

/** Arguments of Terraform itself, which no provider sees. */
const metaArguments: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'depends_on',
  'lifecycle',
  'provider',
  'provisioner',
  'connection',
  'dynamic',
])

/** Attributes by which other resources name one; no two resources of a project share any. */
const identities: ReadonlySet<string> = new Set(['id', 'arn', 'self_link'])

export function isMetaArgument(name: string): boolean {
  return metaArguments.has(name)
}

export function makeResource(
  state: ProjectState,
  modulePath: string,
  block: ResourceBlock,
  copy: Copy,
  provider: () => ProviderSettings,
): Resource {
  const address = `${modulePath === '' ? '' : `${modulePath}.`}${block.type}.${block.name}${keySuffix(copy.key)}`
  const dynamics = dynamicBlocks(block.body)
  const read = lazyByName(
    state,
    (name) => `${address}.${name}`,
    (name): Value | undefined => {
      const json = block.body[name]
      if (isMetaArgument(name) || (json === undefined && !dynamics.has(name))) return undefined
      const mistake = (error: EvaluationError) => {
        state.warnings.add(`${address}: ${name}: ${error.message}.`)
        return unknown()
      }
      try {
        const written =
          json === undefined
            ? undefined
            : evaluateJson(json, copy.scope, state.expressions, mistake)
        const value = dynamics.has(name)
          ? withDynamic(written, name, block.body, copy.scope, state.expressions, mistake)
          : written
        // Whoever reads it walks through it: it must have an end.
        if (value !== undefined) walk(value, () => undefined)
        return value === undefined || scalarOf(value) === null ? undefined : value
      } catch (error) {
        if (!(error instanceof EvaluationError)) throw error
        return mistake(error)
      }
    },
  )
  const handle: Handle = {
    handle: address,
    references: [{ address, attribute: null }],
    read: (attribute) => {
      const value = read(attribute)
      const references = [{ address, attribute }]
      // What is not written is only known once the provider has made the resource.
      if (value !== undefined) return withReferences(value, references)
      return identities.has(attribute)
        ? { ...unknown(references), identity: true }
        : unknown(references)
    },
  }
  return {
    address,
    type: block.type,
    name: block.name,
    key: copy.key,
    body: block.body,
    read,
    handle,
    region: () => {
      const region = scalarOf(provider().region)
      return typeof region === 'string' ? region : null
    },
    defaultTags: () => provider().defaultTags,
  }
}
