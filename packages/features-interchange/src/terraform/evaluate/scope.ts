import type { ProjectFiles } from '../files/project-files.ts'
import type { Value } from '../values/value.ts'

/** What names mean where an expression stands. */
export interface Scope {
  /** Names bound here: `each`, `count`, and those of `for` and `dynamic`. */
  readonly bindings: ReadonlyMap<string, Value>
  /** Any other first name of a reference: `var`, `local`, `data`, a resource type. */
  readonly resolve: (name: string) => Value
  readonly budget: Budget
  /** What `file` and the like may read. */
  readonly files: ProjectFiles
  /** A template may read files and no further template: it could read itself. */
  readonly inTemplate?: true
}

/** How much more a project may compute, shared by all of its expressions. */
export interface Budget {
  steps: number
}

/** The project asks for more computing than an import may take. */
export class BudgetExceededError extends Error {
  override readonly name = 'BudgetExceededError'
}

export function spend(budget: Budget, steps: number): void {
  budget.steps -= steps
  if (budget.steps < 0) throw new BudgetExceededError('the project asks for too much computing')
}

export function bind(scope: Scope, bindings: Iterable<readonly [string, Value]>): Scope {
  return { ...scope, bindings: new Map([...scope.bindings, ...bindings]) }
}
