import { posix } from 'node:path'

import { evaluateJson } from '../evaluate/evaluate-json.ts'
import type { Scope } from '../evaluate/scope.ts'
import type { Json, JsonObject } from '../files/json.ts'
import { EvaluationError, type Handle, unknown, type Value } from '../values/value.ts'
import { copiesOf } from './expansion.ts'
import { handleOf, valueOfCopies } from './handles.ts'
import { keySuffix, localModuleFolder } from './module-address.ts'
import type { ModuleSource } from './module-source.ts'
import { type ProviderSettings, providerSettings, unconfigured } from './provider-settings.ts'
import { passedProviders, providerName } from './providers.ts'
import { makeResource, type Resource } from './resource.ts'
import { lazyByName, type ProjectState } from './state.ts'
import { variableValue } from './variable-value.ts'

/** One copy of a module, evaluated as far as anyone asked. */
export interface ModuleInstance {
  /** `module.web[0]`; empty for the root. */
  readonly path: string
  readonly source: ModuleSource
  /** The copies of one resource block, by `<type> <name>`. */
  readonly resources: (key: string) => readonly Resource[]
  /** The copies of one module call; null when its source is not part of the project. */
  readonly modules: (name: string) => readonly ModuleInstance[] | null
  readonly output: (name: string) => Value
  /** What the provider of this name is configured with. */
  readonly provider: (name: string) => ProviderSettings
}

/** Where a module's variables and providers come from. */
export interface ModuleInputs {
  readonly path: string
  /** The value given for a variable; undefined when none is. */
  readonly variable: (name: string) => Value | undefined
  /** A provider that the module does not configure itself. */
  readonly provider: (name: string) => ProviderSettings
}

export function instantiate(
  state: ProjectState,
  source: ModuleSource,
  inputs: ModuleInputs,
): ModuleInstance {
  const inside = (name: string) => (inputs.path === '' ? name : `${inputs.path}.${name}`)
  const compute = (json: Json, scope: Scope) => evaluateJson(json, scope, state.expressions)
  const scope: Scope = {
    bindings: new Map(),
    budget: state.budget,
    files: state.files,
    resolve: (name) => resolve(name),
  }

  const variable = lazyByName(
    state,
    (name) => inside(`var.${name}`),
    (name) =>
      variableValue(
        state,
        inside(`var.${name}`),
        source.variables.get(name),
        inputs.variable(name),
        scope,
      ),
  )
  const local = lazyByName(
    state,
    (name) => inside(`local.${name}`),
    (name) => {
      const json = source.locals.get(name)
      if (json === undefined) throw new EvaluationError(`there is no local.${name}`)
      return compute(json, scope)
    },
  )
  const blocks = new Map(source.resources.map((block) => [`${block.type} ${block.name}`, block]))
  const resources = lazyByName(
    state,
    (key) => inside(key.replace(' ', '.')),
    (key): { value: Value; made: readonly Resource[] } => {
      const block = blocks.get(key)
      if (block === undefined) throw new EvaluationError(`there is no ${key.replace(' ', '.')}`)
      const { by, copies } = copiesOf(
        state,
        inside(`${block.type}.${block.name}`),
        block.body,
        scope,
      )
      const settings = () => instance.provider(providerName(block.body, block.type))
      const made = copies.map((copy) => makeResource(state, inputs.path, block, copy, settings))
      // Made once: every copy of another resource may refer to it.
      return {
        made,
        value: valueOfCopies(
          by,
          made.map(({ key: each, handle }) => [each, handle]),
        ),
      }
    },
  )
  const modules = lazyByName(
    state,
    (name) => inside(`module.${name}`),
    (name) => {
      const call = source.modules.get(name)
      if (call === undefined) throw new EvaluationError(`there is no module.${name}`)
      return callModule(state, instance, name, call, scope)
    },
  )
  const output = lazyByName(
    state,
    (name) => inside(`output.${name}`),
    (name) => {
      const block = source.outputs.get(name)
      if (block === undefined) throw new EvaluationError(`the module has no output "${name}"`)
      return compute(block['value'] ?? null, scope)
    },
  )
  const provider = lazyByName(
    state,
    (name) => inside(`provider.${name}`),
    (name) => {
      const block = source.providers.find((candidate) => {
        const alias = candidate.body['alias']
        return name === (typeof alias === 'string' ? `${candidate.name}.${alias}` : candidate.name)
      })
      return block === undefined
        ? inputs.provider(name)
        : providerSettings(block.body, (json) => compute(json, scope))
    },
  )

  function resolve(name: string): Value {
    switch (name) {
      case 'var':
        return handleOf(name, variable)
      case 'local':
        return handleOf(name, local)
      case 'module':
        return handleOf(name, (call) => modules(call)?.value ?? remote(inside(`module.${call}`)))
      case 'data':
      case 'ephemeral':
        return handleOf(name, (type) => handleOf(type, (label) => dataValue(type, label)))
      case 'path':
        return handleOf(name, (part) => pathOf(part))
      case 'terraform':
        return handleOf(name, (part) => (part === 'workspace' ? 'default' : unknown()))
      case 'self':
        return unknown()
      case 'each':
      case 'count':
        throw new EvaluationError(`${name} has no meaning here`)
      default:
        return handleOf(name, (label) => resources(`${name} ${label}`).value)
    }
  }

  /** As Terraform tells them: from the root folder, which is where it runs. */
  function pathOf(part: string): Value {
    if (part === 'root') return '.'
    if (part !== 'module') return unknown()
    return posix.relative(state.sources.root.folder, source.folder) || '.'
  }

  function dataValue(type: string, label: string): Handle {
    const nothing: Handle = {
      handle: `data.${type}.${label}`,
      references: [],
      at: () => nothing,
      read: (attribute) =>
        regionAttributes[type]?.includes(attribute) === true
          ? provider(providerName(source.data.get(`${type} ${label}`) ?? {}, type)).region
          : unknown(),
    }
    return nothing
  }

  const instance: ModuleInstance = {
    path: inputs.path,
    source,
    resources: (key) => resources(key).made,
    modules: (name) => modules(name)?.instances.map(({ module }) => module) ?? null,
    output,
    provider,
  }
  return instance
}

/** Data sources that tell the region of their provider. */
const regionAttributes: Readonly<Record<string, readonly string[]>> = {
  aws_region: ['id', 'name', 'region'],
  google_client_config: ['region'],
}

interface CalledModules {
  readonly value: Value
  readonly instances: readonly {
    readonly key: string | number | null
    readonly module: ModuleInstance
  }[]
}

function callModule(
  state: ProjectState,
  parent: ModuleInstance,
  name: string,
  call: JsonObject,
  scope: Scope,
): CalledModules | null {
  const folder = localModuleFolder(parent.source.folder, call)
  const source = folder === null ? undefined : state.sources.byFolder.get(folder)
  if (source === undefined) return null
  const address = parent.path === '' ? `module.${name}` : `${parent.path}.module.${name}`
  const passed = passedProviders(call)
  const { by, copies } = copiesOf(state, address, call, scope)
  const instances = copies.map((copy) => ({
    key: copy.key,
    module: instantiate(state, source, {
      path: `${address}${keySuffix(copy.key)}`,
      variable: (variable) => {
        const json = call[variable]
        return json === undefined ? undefined : evaluateJson(json, copy.scope, state.expressions)
      },
      provider: (inner) => {
        const outer = passed.get(inner)
        // Only a provider without an alias is handed down by itself.
        if (outer === undefined && inner.includes('.')) return unconfigured
        return parent.provider(outer ?? inner)
      },
    }),
  }))
  const value = valueOfCopies(
    by,
    instances.map(({ key, module }) => [key, handleOf(module.path, module.output)]),
  )
  return { value, instances }
}

/** A module whose source is not part of the project. */
function remote(address: string): Handle {
  const itself: Handle = {
    handle: address,
    references: [{ address, attribute: null }],
    at: () => itself,
    read: (attribute) => unknown([{ address, attribute }]),
  }
  return itself
}
