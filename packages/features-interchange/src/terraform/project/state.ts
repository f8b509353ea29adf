import type { Budget } from '../evaluate/scope.ts'
import type { Expression } from '../expression/expression.ts'
import { type ProjectFiles, projectFiles } from '../files/project-files.ts'
import { refusal } from '../files/refuse.ts'
import type { Value } from '../values/value.ts'
import type { ProjectSources } from './load-sources.ts'

/** What the evaluation of one project shares. */
export interface ProjectState {
  readonly sources: ProjectSources
  readonly budget: Budget
  readonly files: ProjectFiles
  /** What is being evaluated, outermost first. */
  readonly evaluating: string[]
  /** Each once, in order. */
  readonly warnings: Set<string>
  /** Values that a variable's type has converted before, by the text of the type. */
  readonly conversions: Map<string, WeakMap<object, Value>>
  /** Texts that were parsed before. */
  readonly expressions: Map<string, Expression>
  /** Instances of resources and modules so far. */
  instances: number
}

const maxInstances = 20_000

export function projectState(sources: ProjectSources): ProjectState {
  const warnings = new Set<string>()
  return {
    sources,
    budget: { steps: 5_000_000 },
    files: projectFiles(sources.root.folder, sources.files, (message) => warnings.add(message)),
    evaluating: [],
    warnings,
    conversions: new Map(),
    expressions: new Map(),
    instances: 0,
  }
}

/** Counts instances before they are made. */
export function countInstances(state: ProjectState, address: string, added: number): void {
  state.instances += added
  if (state.instances > maxInstances) {
    throw refusal(
      'too_many_resources',
      `${address} brings the project above ${maxInstances} resources.`,
    )
  }
}

/** A value that is computed when it is first asked for. Asking for it while it is computed is a cycle. */
function lazy<T>(state: ProjectState, label: string, compute: () => T): () => T {
  let result: { readonly value: T } | undefined
  return () => {
    if (result !== undefined) return result.value
    const start = state.evaluating.indexOf(label)
    if (start !== -1) {
      const path = [...state.evaluating.slice(start), label]
      throw refusal('reference_cycle', `${label} refers to itself: ${path.join(' -> ')}.`)
    }
    state.evaluating.push(label)
    try {
      result = { value: compute() }
      return result.value
    } finally {
      state.evaluating.pop()
    }
  }
}

/** One `lazy` for each name. */
export function lazyByName<T>(
  state: ProjectState,
  label: (name: string) => string,
  compute: (name: string) => T,
): (name: string) => T {
  const known = new Map<string, () => T>()
  return (name) => {
    const found = known.get(name) ?? lazy(state, label(name), () => compute(name))
    known.set(name, found)
    return found()
  }
}
