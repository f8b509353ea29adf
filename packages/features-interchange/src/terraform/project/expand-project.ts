import type { SourceFile } from '../../schemas.ts'
import { refusal } from '../files/refuse.ts'
import { loadSources } from './load-sources.ts'
import { instantiate, type ModuleInstance } from './module-instance.ts'
import { unconfigured } from './provider-settings.ts'
import type { Resource } from './resource.ts'
import { projectState } from './state.ts'
import { readVariableValues } from './variable-values.ts'

/** A project with every `count`, `for_each` and module unfolded. */
export interface ExpandedProject {
  readonly resources: readonly Resource[]
  /** Addresses of module calls whose source is not part of the project. */
  readonly missingModules: readonly { readonly address: string; readonly source: string }[]
  /** Grows while resources are read: what turned out not to be known. */
  readonly warnings: Set<string>
}

const maxAddressLength = 1000

/**
 * Evaluates a Terraform project as far as its own files tell.
 * @throws AppError VALIDATION naming what to change.
 */
export async function expandProject(files: readonly SourceFile[]): Promise<ExpandedProject> {
  const state = projectState(await loadSources(files))
  const values = await readVariableValues(state)
  const root = instantiate(state, state.sources.root, {
    path: '',
    variable: (name) => values.get(name),
    provider: () => unconfigured,
  })
  const resources: Resource[] = []
  const missingModules: { address: string; source: string }[] = []

  const walk = (module: ModuleInstance): void => {
    for (const block of module.source.resources) {
      for (const resource of module.resources(`${block.type} ${block.name}`)) {
        if (resource.address.length > maxAddressLength) {
          throw refusal(
            'bad_block',
            `${resource.address.slice(0, 100)}... is an address of more than ${maxAddressLength} characters.`,
          )
        }
        resources.push(resource)
      }
    }
    for (const [name, call] of module.source.modules) {
      const instances = module.modules(name)
      if (instances !== null) instances.forEach(walk)
      else
        missingModules.push({
          address: `${module.path === '' ? '' : `${module.path}.`}module.${name}`,
          source: typeof call['source'] === 'string' ? call['source'] : '',
        })
    }
  }
  walk(root)

  const blocks = [...state.sources.byFolder.values()].some((source) => source.resources.length > 0)
  if (!blocks && missingModules.length === 0) {
    throw refusal('empty_project', 'The project has no resource to import.')
  }
  return { resources, missingModules, warnings: state.warnings }
}
