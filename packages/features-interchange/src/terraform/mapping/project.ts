import { dynamicBlocks } from '../evaluate/evaluate-json.ts'
import { isMetaArgument, type Resource } from '../project/resource.ts'
import { referencesIn } from '../values/references.ts'
import type { Reference } from '../values/value.ts'

/** The resources of a project and how they refer to each other. */
export interface Project {
  readonly resources: readonly Resource[]
  readonly find: (address: string) => Resource | undefined
  /** What each argument of a resource refers to. */
  readonly references: (address: string) => readonly ArgumentReferences[]
  /** Resources that refer to this one, in the project's order. */
  readonly referrers: (address: string) => readonly Resource[]
}

export interface ArgumentReferences {
  readonly argument: string
  readonly references: readonly Reference[]
}

/** Reads every argument of every resource once. */
export function indexProject(resources: readonly Resource[]): Project {
  const byAddress = new Map(resources.map((resource) => [resource.address, resource]))
  const references = new Map<string, readonly ArgumentReferences[]>()
  const referrers = new Map<string, Set<Resource>>()
  for (const resource of resources) {
    const found = argumentReferences(resource)
    references.set(resource.address, found)
    for (const { address } of found.flatMap((argument) => argument.references)) {
      const known = referrers.get(address) ?? new Set()
      referrers.set(address, known.add(resource))
    }
  }
  return {
    resources,
    find: (address) => byAddress.get(address),
    references: (address) => references.get(address) ?? [],
    referrers: (address) => [...(referrers.get(address) ?? [])],
  }
}

function argumentReferences(resource: Resource): ArgumentReferences[] {
  const names = new Set([...Object.keys(resource.body), ...dynamicBlocks(resource.body).keys()])
  return [...names]
    .filter((name) => !isMetaArgument(name))
    .toSorted()
    .flatMap((argument) => {
      const value = resource.read(argument)
      const references = value === undefined ? [] : referencesIn(value)
      return references.length === 0 ? [] : [{ argument, references }]
    })
}
